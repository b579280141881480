import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../vscode/paths.ts';

/** The server that a window of the bench is signed in to, and a key for it. */
export interface BenchAccount {
  readonly server: string;
  readonly key: string;
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly object[];
    readonly keybindings: readonly object[];
  };
}

/** What an extension of the bench has besides ours. */
interface Added {
  /** The text of `dist/bench.cjs`, which VS Code loads and which starts ours. */
  readonly main: string;
  /** Further files, by their names in `dist`. */
  readonly files?: Readonly<Record<string, string>>;
  readonly commands?: readonly object[];
  readonly keybindings: readonly object[];
}

/** A key binding, for a key as Playwright names it: `Control+Alt+1`. */
export const keyBinding = (key: string, command: string, args?: unknown): object => ({
  key: key.replace('Control', 'ctrl').toLowerCase(),
  command,
  ...(args !== undefined && { args }),
});

/** A statement for `main` that keeps the key, as signing in does; `context` is the extension’s. */
export const signIn = ({ server, key }: BenchAccount): string => {
  const kept = JSON.stringify({ key, account: `${server}#`, stay: 'bench' });
  return `await context.secrets.store('pneumatic.account:${server}', ${JSON.stringify(kept)});`;
};

/** Makes ours as it ships in this folder, started by what is added to it. */
export async function makeWindowExtension(
  folder: string,
  { main, files = {}, commands = [], keybindings }: Added,
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const part of ['dist', 'media', 'package.nls.json']) {
    await cp(path.join(projectRoot, part), path.join(folder, part), { recursive: true });
  }
  const text = await readFile(path.join(projectRoot, 'package.json'), 'utf8');
  const manifest = JSON.parse(text) as Manifest;
  const { contributes } = manifest;
  for (const [name, content] of Object.entries({ ...files, 'bench.cjs': main })) {
    await writeFile(path.join(folder, 'dist', name), content);
  }
  const made = {
    ...manifest,
    main: './dist/bench.cjs',
    contributes: {
      ...contributes,
      commands: [...contributes.commands, ...commands],
      keybindings: [...contributes.keybindings, ...keybindings],
    },
  };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(made, null, 2));
}
