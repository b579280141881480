// Builds what ships into dist/: `node esbuild.js [--watch] [--production] [--tests]`. With --tests,
// those that run inside the extension host, too, into out/test/host/.
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import * as esbuild from 'esbuild';
import { noticesText, thirdParties } from './build/thirdPartyNotices.js';
import { usedIcons } from './build/usedIcons.js';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');
const tests = process.argv.includes('--tests');
const root = import.meta.dirname;

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
};

/**
 * Each module of a bundle requires `vscode`, and VS Code finds out anew each time which extension
 * asks, with several system calls. So that a bundle asks once, its `require` remembers the answer.
 */
const askOnce =
  '"use strict";require=(load=>{let vscode;return name=>name==="vscode"?vscode??=load(name):load(name)})(require);';

const node = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  banner: { js: askOnce },
  // By `require`, another bundle is there at once: `import` first looks through its text for
  // exports.
  supported: { 'dynamic-import': false },
};

/** The package's other entry finds its own files at run time, which a bundle does not have. */
const asModule = {
  'jsonc-parser': path.join(root, 'node_modules/jsonc-parser/lib/esm/main.js'),
};

/** ofetch's Node entry drags in a fetch polyfill; every host we run in has fetch. */
const withoutPolyfill = { ofetch: path.join(root, 'node_modules/ofetch/dist/index.mjs') };

/** A script for each page, by the name that the host calls it, and the style sheet of all. */
const pageFiles = ['kickoffForm.ts', 'run.ts', 'task.ts', 'values.ts', 'pages.css'];

/** The variable by which the scripts of pages find the one that draws Markdown, which comes first. */
const markdownName = 'pneumaticMarkdown';

/** Leaves what draws Markdown out of the scripts of pages. */
const markdownOutside = {
  name: 'markdown-outside',
  setup(build) {
    build.onResolve({ filter: /^\.\/markdown\.js$/ }, () => ({
      path: 'markdown',
      namespace: 'outside',
    }));
    build.onLoad({ filter: /^markdown$/, namespace: 'outside' }, () => ({
      contents: `export const { markdownFragment } = ${markdownName};`,
    }));
  },
};

/** What pages are made with; a person who works on them debugs them with the sources inside. */
const page = {
  ...common,
  platform: 'browser',
  format: 'iife',
  target: 'chrome132',
  sourcemap: watch ? 'inline' : common.sourcemap,
};

/**
 * What ships in the package, by the name of its output.
 * @type {Record<'extension' | 'services' | 'commands' | 'panels' | 'launchFiles' | 'api' | 'sandbox' | 'markdown' | 'pages', import('esbuild').BuildOptions>}
 */
export const bundles = {
  extension: {
    ...node,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.cjs',
    external: [
      'vscode',
      './api.cjs',
      './commands.cjs',
      './launchFiles.cjs',
      './panels.cjs',
      './sandbox.cjs',
      './services.cjs',
    ],
  },
  services: {
    ...node,
    entryPoints: ['src/host/createServices.ts'],
    outfile: 'dist/services.cjs',
    external: ['vscode', './commands.cjs', './panels.cjs'],
  },
  commands: {
    ...node,
    entryPoints: ['src/host/commandTable.ts'],
    outfile: 'dist/commands.cjs',
    external: ['vscode', './launchFiles.cjs'],
  },
  panels: {
    ...node,
    entryPoints: ['src/host/panels.ts'],
    outfile: 'dist/panels.cjs',
    external: ['vscode'],
  },
  launchFiles: {
    ...node,
    entryPoints: ['src/host/launchFiles.ts'],
    outfile: 'dist/launchFiles.cjs',
    external: ['vscode', './commands.cjs', './panels.cjs'],
    alias: asModule,
  },
  api: {
    ...node,
    entryPoints: ['src/api/connect.ts'],
    outfile: 'dist/api.cjs',
    alias: withoutPolyfill,
  },
  sandbox: {
    ...node,
    entryPoints: ['src/sandbox/startSandbox.ts'],
    outfile: 'dist/sandbox.cjs',
  },
  markdown: {
    ...page,
    entryPoints: ['src/webview/page/markdown.ts'],
    outfile: 'dist/markdown.js',
    globalName: markdownName,
    // A page that imports it as a module finds it there, too.
    footer: { js: `globalThis.${markdownName}=${markdownName};` },
  },
  pages: {
    ...page,
    entryPoints: pageFiles.map((file) => `src/webview/${file}`),
    outdir: 'dist',
    plugins: [markdownOutside],
  },
};

/** Packages of which files ship outside the bundles. */
export const copiedPackages = ['@vscode/codicons'];

const icons = path.join(root, 'node_modules/@vscode/codicons/dist');

async function writeIcons(name, css) {
  const { code } = await esbuild.transform(css, { loader: 'css', minify: production });
  await writeFile(path.join(root, 'dist', name), code);
}

async function copyIcons() {
  await mkdir(path.join(root, 'dist'), { recursive: true });
  const css = await readFile(path.join(icons, 'codicon.css'), 'utf8');
  await writeIcons('codicon.css', css);
  // Whoever works on the pages sees each icon at once.
  if (watch) await writeIcons('icons.css', css);
  await copyFile(path.join(icons, 'codicon.ttf'), path.join(root, 'dist/codicon.ttf'));
}

/** The icons that the pages have in their documents. */
async function writeUsedIcons() {
  const css = await readFile(path.join(icons, 'codicon.css'), 'utf8');
  const scripts = pageFiles
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFile(path.join(root, 'dist', file.replace('.ts', '.js')), 'utf8'));
  await writeIcons('icons.css', usedIcons(css, await Promise.all(scripts)));
}

async function writeNotices(metafiles) {
  const packages = await thirdParties(root, metafiles, copiedPackages);
  await writeFile(path.join(root, 'dist/ThirdPartyNotices.txt'), noticesText(packages));
}

/** Tests that run inside the extension host are bundles too: one file, `vscode` left outside. */
async function hostTests() {
  const folder = path.join(root, 'test/host');
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  const isEntry = (file) => file.endsWith('.test.ts') || /^\w+\.ts$/.test(file);
  return {
    ...node,
    minify: false,
    sourcemap: 'inline',
    entryPoints: files.filter(isEntry).map((file) => path.join(folder, file)),
    outbase: folder,
    outdir: 'out/test/host',
    outExtension: { '.js': '.cjs' },
    external: ['vscode', 'mocha'],
    alias: asModule,
    // Where a test's own file lies is of no use in a bundle.
    logOverride: { 'empty-import-meta': 'silent' },
  };
}

/**
 * The lines that VS Code's problem matcher waits for: one pair for all bundles that a change
 * concerns, however many those are.
 */
function reportForWatch() {
  let running = 0;
  return {
    name: 'report-for-watch',
    setup(build) {
      build.onStart(() => {
        if (running++ === 0) console.log('[watch] build started');
      });
      build.onEnd(() => {
        if (--running === 0) console.log('[watch] build finished');
      });
    },
  };
}

if (process.argv[1] === import.meta.filename) {
  // A bundle that is left over from a test since removed would still be run.
  if (tests) await rm(path.join(root, 'out/test/host'), { recursive: true, force: true });
  await copyIcons();
  const builds = [...Object.values(bundles), ...(tests ? [await hostTests()] : [])];
  if (watch) {
    const report = reportForWatch();
    const contexts = await Promise.all(
      builds.map((options) =>
        esbuild.context({ ...options, plugins: [...(options.plugins ?? []), report] }),
      ),
    );
    await Promise.all(contexts.map((context) => context.watch()));
  } else {
    const built = await Promise.all(builds.map((options) => esbuild.build(options)));
    await writeUsedIcons();
    const shipped = built.slice(0, Object.keys(bundles).length);
    await writeNotices(shipped.map(({ metafile }) => metafile));
    console.log(`Built ${shipped.length} bundles into dist${tests ? ', and the host tests' : ''}.`);
  }
}
