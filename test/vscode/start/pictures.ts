import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Workbench } from '../workbench.ts';

/** Takes a picture of the window. */
export type Picture = (name: string) => Promise<void>;

/** Makes the folder for pictures of the window, and returns the function that takes them. */
export async function pictures(workbench: Workbench, folder: string): Promise<Picture> {
  await mkdir(folder, { recursive: true });
  return async (name) => {
    // The pointer moves away from everything with a tooltip.
    await workbench.page.mouse.move(640, 795);
    await workbench.screenshot(path.join(folder, `${name}.png`));
  };
}
