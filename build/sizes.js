// Measures what each module has in each bundle. `npm run sizes` records it in moduleSizes.json, by
// which a test names the modules that have grown when a bundle is beyond its budget.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import * as esbuild from 'esbuild';
import { bundles } from '../esbuild.js';
import { bundleBudgets } from './budgets.js';

/**
 * The bytes of each module, by its path, in each file of dist.
 * @typedef {Readonly<Record<string, Readonly<Record<string, number>>>>} ModuleSizes
 */

/** How many of the modules that have grown are named. */
const most = 8;
const record = path.join(import.meta.dirname, 'moduleSizes.json');
const sorted = (entries) => Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** A package is one module, whatever its files are called. */
const moduleOf = (file) => /node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? file;

function modulesOf(inputs) {
  const sizes = {};
  for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
    const name = moduleOf(file);
    sizes[name] = (sizes[name] ?? 0) + bytesInOutput;
  }
  return sorted(Object.entries(sizes).filter(([, bytes]) => bytes > 0));
}

/**
 * What a build for production writes into dist.
 * @returns {Promise<readonly { readonly file: string, readonly bytes: number, readonly modules: Readonly<Record<string, number>> }[]>}
 */
export async function measureBundles() {
  const built = await Promise.all(
    Object.values(bundles).map((options) =>
      esbuild.build({ ...options, minify: true, sourcemap: false, write: false }),
    ),
  );
  return built
    .flatMap(({ metafile }) => Object.entries(metafile.outputs))
    .map(([file, { bytes, inputs }]) => ({
      file: path.posix.relative('dist', file),
      bytes,
      modules: modulesOf(inputs),
    }));
}

/** @returns {Promise<ModuleSizes>} as they were recorded. */
export const recordedSizes = async () => JSON.parse(await readFile(record, 'utf8'));

/** The modules that are larger than when they were recorded, the most grown first, as text. */
const grownModules = (modules, recorded) =>
  Object.entries(modules)
    .map(([name, bytes]) => ({ name, by: bytes - (recorded[name] ?? 0) }))
    .filter(({ by }) => by > 0)
    .toSorted((a, b) => b.by - a.by)
    .slice(0, most)
    .map(({ name, by }) => `${name} +${by}`);

/**
 * What is wrong with a bundle, as text; undefined where it keeps to its budget.
 * @param {Awaited<ReturnType<typeof measureBundles>>[number]} bundle
 * @param {ModuleSizes} recorded
 * @param {Readonly<Record<string, number>>} budgets
 */
export function beyondBudget({ file, bytes, modules }, recorded, budgets = bundleBudgets) {
  const budget = budgets[file];
  if (budget === undefined) return `dist/${file} has no budget: see build/budgets.js.`;
  if (bytes <= budget * 1024) return undefined;
  const grown = grownModules(modules, recorded[file] ?? {}).join(', ');
  return `dist/${file} has ${bytes} bytes and may have ${budget * 1024}. Grown: ${grown}.`;
}

if (process.argv[1] === import.meta.filename) {
  const measured = await measureBundles();
  for (const { file, bytes } of measured) {
    console.log(`${file}: ${Math.ceil(bytes / 1024)} of ${bundleBudgets[file] ?? '?'} KB`);
  }
  const sizes = sorted(measured.map(({ file, modules }) => [file, modules]));
  await writeFile(record, `${JSON.stringify(sizes, null, 2)}\n`);
}
