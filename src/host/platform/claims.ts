import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Uri } from 'vscode';

/** Decides which window does what only one window may do: the one that makes the file first. */
export class Claims {
  readonly #folder: string;

  constructor(folder: Uri) {
    this.#folder = folder.fsPath;
  }

  /** True for the first call with this id in any window; false for others until it is released. */
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
