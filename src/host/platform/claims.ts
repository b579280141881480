import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Uri } from 'vscode';

/** Things that only one of all windows is to do: whoever makes the file first does it. */
export class Claims {
  readonly #folder: string;

  constructor(folder: Uri) {
    this.#folder = folder.fsPath;
  }

  /** True for the first who asks, in any window; false for all others until it is released. */
  async take(id: string): Promise<boolean> {
    await mkdir(this.#folder, { recursive: true });
    try {
      await writeFile(this.#file(id), '', { flag: 'wx' });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
  }

  async release(id: string): Promise<void> {
    await rm(this.#file(id), { force: true });
  }

  #file(id: string): string {
    return path.join(this.#folder, encodeURIComponent(id));
  }
}
