/** Commands that are run along with one that is tried. */
export const runAlong: Readonly<Record<string, string>> = {
  'npm run prestart': 'npm start',
  // The same command.
  'npm run pretest': 'npm start',
  'npm run pretest:quick': 'npm start',
  'npm run build': 'npm run package',
  'npm run vscode:prepublish': 'npm run package',
  'npm run sbom': 'npm run package',
  'npm run bench': 'npm run bench -- --smoke',
  'npm run soak': 'npm run soak -- --rounds 2000',
  'npm run fuzz -- --seed N': 'npm run fuzz',
  'npm run sandbox -- --port 8099 --data sandbox.sqlite': 'npm run sandbox',
  'npm run sandbox -- --dialect current --generation v6': 'npm run sandbox',
  'npm run test:contract': 'npm run sandbox',
  'npm run test:contract -- --origin http://127.0.0.1:8001': 'npm run sandbox',
};

/** Commands that `npm test` runs in the same form, each with what its sources say of that. */
export const runByTest: Readonly<Record<string, readonly string[]>> = {
  'npm run typecheck': ['test/typecheck.ts'],
  'npm run lint': ["bin('eslint'), '.'", "bin('prettier'), '--check', '.'"],
  'npm run test:quick': ["'types', 'lint', 'unit', 'manifest'"],
  'npm run test:unit': ['unit', 'contract', 'faults', 'attacks', 'manifest'],
  'npm run test:webview': ['webview'],
  'npm run test:host': ['test/host/run/main.ts'],
  'npm run test:ui': ['PNEUMATIC_DIALECT'],
};

/** Commands that nothing runs, and why. */
export const leftOut: Readonly<Record<string, string>> = {
  'npm test': 'It runs this suite.',
  'npm test -- --only commands': 'It is this suite.',
  '.ci/run': 'It is npm test.',
  'npm run test:desktop': 'It downloads a desktop VS Code.',
  'npm run audit': 'It asks a registry that answers audits.',
  'npx @vscode/l10n-dev export --outDir l10n src/host': 'It downloads a package that is not ours.',
};
