import path from 'node:path';
import { projectRoot } from '../vscode/paths.ts';

/** A command that has to end well. */
export interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** Which files hold its tests, if it writes a report; any other step counts as one test. */
  readonly tests?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const node = process.execPath;
const bin = (name: string): string => path.join(projectRoot, 'node_modules/.bin', name);
const mochaIn = (name: string, folder: string, ...options: readonly string[]): Step => {
  const tests = `test/${folder}/**/*.test.ts`;
  return { name, command: [bin('mocha'), '--forbid-only', ...options, tests], tests: [tests] };
};

/** They provide what suites use, so they run before them. */
const provide: Step = { name: 'VS Code and browser', command: [node, 'test/vscode/provide.ts'] };
const build: Step = {
  name: 'Build',
  command: [node, 'esbuild.js', '--production', '--tests'],
};
const manifest = mochaIn('Manifest tests', 'manifest');

/** Tests that a person can ask for by name. */
interface Suite {
  readonly needs: readonly Step[];
  readonly steps: readonly Step[];
}

const page: Step = mochaIn('Tests of the pages', 'webview');
const host: Step = {
  name: 'Tests in the extension host',
  command: [node, 'test/host/run/main.ts', '--built'],
  tests: ['test/host/**/*.test.ts'],
};
const workbench = (dialect: 'current' | 'documented', api: string): Step => ({
  ...mochaIn(`Tests through the workbench, on ${api} API`, 'ui'),
  env: { PNEUMATIC_DIALECT: dialect },
});
/** Most tests of these folders wait for a server of their own: two files run at once. */
const parallel = ['--parallel', '--jobs', '2'] as const;

const lintCache = ['--cache', '--cache-strategy', 'content', '--cache-location'] as const;
/** Rules that need types may miss what a change in another file means, so `npm test` has no cache. */
const cachedLint: Step = {
  name: 'Lint',
  command: [bin('eslint'), '.', ...lintCache, 'node_modules/.cache/eslint/'],
};

/** All suites, in the order in which they start: what takes long does not come last. */
const suites = {
  types: { needs: [], steps: [{ name: 'Types', command: [node, 'test/typecheck.ts'] }] },
  ui: {
    needs: [provide, build],
    steps: [workbench('current', 'today’s'), workbench('documented', 'the documented')],
  },
  lint: { needs: [], steps: [{ name: 'Lint', command: [bin('eslint'), '.'] }] },
  format: { needs: [], steps: [{ name: 'Format', command: [bin('prettier'), '--check', '.'] }] },
  host: { needs: [provide, build], steps: [host] },
  soak: { needs: [provide, build], steps: [mochaIn('Soak', 'soak')] },
  pages: { needs: [provide, build], steps: [page] },
  commands: {
    needs: [provide, build],
    steps: [mochaIn('Every script and every command of the documents', 'commands')],
  },
  faults: { needs: [], steps: [mochaIn('Fault tests', 'faults', ...parallel)] },
  attacks: { needs: [build], steps: [mochaIn('Attack tests', 'attacks', ...parallel)] },
  contract: { needs: [], steps: [mochaIn('Contract tests', 'contract', ...parallel)] },
  unit: { needs: [], steps: [mochaIn('Unit tests', 'unit')] },
  manifest: { needs: [build, manifest], steps: [] },
} satisfies Readonly<Record<string, Suite>>;

/** The name of a suite. */
export type SuiteName = keyof typeof suites;

/** The names of all suites. */
export const suiteNames = Object.keys(suites) as readonly SuiteName[];

/** The steps of a run. */
export interface Plan {
  /** They run one after the other, before all others. */
  readonly first: readonly Step[];
  /** Two of them run at a time. */
  readonly then: readonly Step[];
}

/** The steps of these suites, with what they need. */
export function planOf(names: readonly SuiteName[], { cached }: { cached: boolean }): Plan {
  const chosen: readonly Suite[] = suiteNames
    .filter((name) => names.includes(name))
    .map((name) => (cached && name === 'lint' ? { needs: [], steps: [cachedLint] } : suites[name]));
  const needed = new Set(chosen.flatMap(({ needs }) => needs));
  return {
    first: [provide, build, manifest].filter((step) => needed.has(step)),
    then: chosen.flatMap(({ steps }) => steps),
  };
}
