import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../vscode/paths.ts';

const read = (file: string): Promise<string> => readFile(path.join(projectRoot, file), 'utf8');

/** Scripts that npm has a shorter way to call. */
const short = ['start', 'test'];

/** Every script of package.json, as a person calls it. */
export async function scripts(): Promise<readonly string[]> {
  const manifest = JSON.parse(await read('package.json')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  return Object.keys(manifest.scripts).map((name) =>
    short.includes(name) ? `npm ${name}` : `npm run ${name}`,
  );
}

const isCommand = (text: string): boolean =>
  /^(npm|npx|node|git|sh|bash) /.test(text) || text === '.ci/run';

/** The lines of blocks of code, without what is said about them. */
const linesOfBlocks = (text: string): readonly string[] =>
  [...text.matchAll(/^```\w*\n(.*?)^```/gms)]
    .flatMap(([, block = '']) => block.split('\n'))
    .map((line) => line.replace(/\s+#.*$/, '').trim());

/** The commands that a document names, in blocks of code and in lines of text. */
const commandsIn = (text: string): readonly string[] =>
  [
    ...linesOfBlocks(text),
    ...[...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code),
  ].filter(isCommand);

const documents = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md'];

/** Every command that the documents name. */
export async function documentedCommands(): Promise<readonly string[]> {
  const texts = await Promise.all(documents.map(read));
  return [...new Set(texts.flatMap(commandsIn))];
}

/** The sources of `npm test`, which say what its steps run. */
export async function stepsOfTest(): Promise<string> {
  const files = globSync(['test/run.ts', 'test/run/*.ts', 'test/typecheck.ts'], {
    cwd: projectRoot,
  });
  return (await Promise.all(files.map(read))).join('\n');
}
