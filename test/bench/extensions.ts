/** Makes the extensions that the bench runs in VS Code, in `out/bench`. */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { projectRoot } from '../vscode/paths.ts';

export const benchFolder = path.join(projectRoot, 'out/bench');
export const folderOf = (name: string): string => path.join(benchFolder, name);
const installed = folderOf('installed');

/** The folders of the extensions that were made. */
export interface BenchExtensions {
  /**
   * Two installed extensions: ours as it ships, and one that does nothing, each with a clock around
   * it.
   */
  readonly installed: string;
  /** Another idle extension, for the work that VS Code does once in a host. */
  readonly first: string;
  /** An extension with our tree and a bare one, for the modules that measure them. */
  readonly views: string;
  /** The modules that run in the host. */
  readonly modules: {
    readonly activation: string;
    readonly firstRows: string;
    readonly find: string;
    readonly lists: string;
    readonly keptViews: string;
  };
}

type Manifest = Readonly<Record<string, unknown>>;

/** Loads `./inner.cjs`, and measures this and its `activate`. */
const clock = `
const start = performance.now();
const inner = require('./inner.cjs');
const requireMs = performance.now() - start;
exports.activate = async (context) => {
  const start = performance.now();
  await inner.activate(context);
  return { requireMs, activateMs: performance.now() - start };
};
exports.deactivate = () => inner.deactivate?.();
`;
const idle = 'exports.activate = () => undefined;\n';

/** Writes the files of an extension. */
export async function writeExtension(
  folder: string,
  manifest: Manifest,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  for (const [name, content] of Object.entries(files)) {
    await writeFile(path.join(folder, name), content);
  }
  return folder;
}

async function ourManifest(): Promise<Manifest & { readonly contributes: Manifest }> {
  const text = await readFile(path.join(projectRoot, 'package.json'), 'utf8');
  return JSON.parse(text) as Manifest & { readonly contributes: Manifest };
}

/** Copies the files that a development copy of ours needs beside its main file. */
async function copyOurs(folder: string): Promise<void> {
  for (const part of ['media', 'package.nls.json']) {
    await cp(path.join(projectRoot, part), path.join(folder, part), { recursive: true });
  }
}

/**
 * Ours as it ships, in `inner.cjs`.
 * @param main is loaded by VS Code in its place, with what else it needs.
 */
export async function installOurs(
  installed: string,
  main: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  const folder = path.join(installed, 'pneumatic.pneumatic-0.1.0');
  await cp(path.join(projectRoot, 'dist'), folder, { recursive: true });
  await cp(path.join(folder, 'extension.cjs'), path.join(folder, 'inner.cjs'));
  await copyOurs(folder);
  await writeExtension(folder, { ...(await ourManifest()), main }, files);
}

const makeIdle = (name: string, folder: string): Promise<string> =>
  writeExtension(
    folder,
    {
      name,
      publisher: 'pneumatic',
      version: '0.0.1',
      engines: { vscode: '^1.105.0' },
      main: './clock.cjs',
    },
    { 'clock.cjs': clock, 'inner.cjs': idle },
  );

const views = [
  { id: 'bench.ours', name: 'Ours' },
  { id: 'bench.bare', name: 'Bare' },
];

/** Our own views, by whose ids trees of ours show that they ask. */
const ourViews = [
  { id: 'pneumatic.workflows', name: 'Workflows' },
  { id: 'pneumatic.runs', name: 'Runs' },
  { id: 'pneumatic.myTasks', name: 'My Tasks' },
];

/** Ours without its commands and with two more views; it exposes its context. */
async function makeViews(): Promise<string> {
  const folder = folderOf('views');
  const manifest = await ourManifest();
  const { configuration, viewsContainers } = manifest.contributes;
  await mkdir(folder, { recursive: true });
  await copyOurs(folder);
  // The modules load it as the extension does, from their own folder.
  await cp(path.join(projectRoot, 'dist/api.cjs'), path.join(folder, 'api.cjs'));
  // The document of a page has style sheets in it, and names other files.
  await cp(path.join(projectRoot, 'dist'), path.join(folder, 'dist'), { recursive: true });
  const contributes = {
    configuration,
    viewsContainers,
    views: { pneumatic: ourViews, explorer: views },
  };
  return writeExtension(
    folder,
    { ...manifest, name: 'bench', main: './main.cjs', activationEvents: [], contributes },
    { 'main.cjs': 'exports.activate = (context) => context;\n' },
  );
}

/** The modules are bundled like the extension, so that they measure what ships. */
async function makeModules(first: string, views: string): Promise<BenchExtensions['modules']> {
  const config = new URL('../../esbuild.js', import.meta.url).href;
  const { bundles } = (await import(config)) as {
    readonly bundles: { readonly extension: BuildOptions };
  };
  const options = Object.fromEntries(
    Object.entries(bundles.extension).filter(([name]) => name !== 'outfile'),
  ) as BuildOptions;
  await build({
    ...options,
    minify: true,
    sourcemap: false,
    logLevel: 'error',
    entryPoints: {
      'first/activation': path.join(import.meta.dirname, 'host/activation.ts'),
      'first/firstRows': path.join(import.meta.dirname, 'host/firstRows.ts'),
      'first/find': path.join(import.meta.dirname, 'host/find.ts'),
      'views/lists': path.join(import.meta.dirname, 'host/lists.ts'),
      'views/keptViews': path.join(import.meta.dirname, 'host/keptViews.ts'),
    },
    outdir: benchFolder,
    outExtension: { '.js': '.cjs' },
  });
  return {
    activation: path.join(first, 'activation.cjs'),
    firstRows: path.join(first, 'firstRows.cjs'),
    find: path.join(first, 'find.cjs'),
    lists: path.join(views, 'lists.cjs'),
    keptViews: path.join(views, 'keptViews.cjs'),
  };
}

/** Makes the extensions from `dist` and the sources. */
export async function makeExtensions(): Promise<BenchExtensions> {
  await rm(benchFolder, { recursive: true, force: true });
  const views = await makeViews();
  await installOurs(installed, './clock.cjs', { 'clock.cjs': clock });
  await makeIdle('idle', path.join(installed, 'pneumatic.idle-0.0.1'));
  const first = await makeIdle('first', folderOf('first'));
  return { installed, first, views, modules: await makeModules(first, views) };
}
