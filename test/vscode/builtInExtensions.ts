import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { ignoreExisting } from './ignoreExisting.ts';

/** What a window needs to look as usual: its colors, and the icons of files. */
const looks = ['theme-defaults', 'theme-modern-icons', 'theme-seti'] as const;

/**
 * Makes a folder with those extensions of VS Code that change how a window looks, and returns its
 * path. The others, such as languages, Git and Copilot, cost each start of a window about a quarter
 * of its processor time, and nothing of ours uses them. `npm start` has them all, so that its smoke
 * run tries the extension beside them.
 * @param server The folder of VS Code's server.
 */
export async function extensionsForLooks(server: string, dataDir: string): Promise<string> {
  const folder = path.join(dataDir, 'built-in-extensions');
  await mkdir(folder, { recursive: true });
  for (const name of looks) {
    const target = path.join(server, 'extensions', name);
    await symlink(target, path.join(folder, name), 'junction').catch(ignoreExisting);
  }
  return folder;
}
