import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import ts from 'typescript';
import { root } from '../support/root.ts';

/** An import of one file by another, with their paths from the root. */
export interface Import {
  readonly from: string;
  readonly to: string;
}

/**
 * The imports of our own files, of any form: types, re-exports and the declarations of bundles,
 * too.
 */
function importsOf(from: string, text: string): readonly Import[] {
  const { importedFiles } = ts.preProcessFile(text, true, true);
  return importedFiles
    .map(({ fileName }) => fileName)
    .filter((name) => name.startsWith('.') && !name.endsWith('.css'))
    .map((name) => ({
      from,
      to: path.posix.join(path.posix.dirname(from), name.replace(/\.cjs$/, '.d.cts')),
    }));
}

/** All imports between the files of src, even those that do not exist at run time. */
export async function importsInSources(): Promise<readonly Import[]> {
  const files = globSync('src/**/*.{ts,cts}', { cwd: root }).map((file) =>
    file.split(path.sep).join('/'),
  );
  const all = await Promise.all(
    files.map(async (file) => importsOf(file, await readFile(path.join(root, file), 'utf8'))),
  );
  return all.flat();
}

/** Groups of files that import each other, directly or through others of the group. */
export function circles(imports: readonly Import[]): readonly (readonly string[])[] {
  const direct = new Map<string, string[]>();
  for (const { from, to } of imports) direct.set(from, [...(direct.get(from) ?? []), to]);
  const reached = new Map([...direct.keys()].map((file) => [file, reachedFrom(file, direct)]));
  const inCircle = [...direct.keys()].filter((file) => reached.get(file)?.has(file));
  const groups = inCircle.map((file) =>
    inCircle.filter((other) => reached.get(file)?.has(other) && reached.get(other)?.has(file)),
  );
  return [...new Map(groups.map((group) => [group.join(), group])).values()];
}

function reachedFrom(start: string, direct: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set<string>();
  const waiting = [...(direct.get(start) ?? [])];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    waiting.push(...(direct.get(file) ?? []));
  }
  return reached;
}
