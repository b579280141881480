import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Workbench } from '../workbench.ts';

/** Takes a picture of the window as it is. */
export type Picture = (name: string) => Promise<void>;

/** Makes the folder that pictures of the window go to, and gives what takes them. */
export async function pictures(workbench: Workbench, folder: string): Promise<Picture> {
  await mkdir(folder, { recursive: true });
  return async (name) => {
    // Away from everything that shows a tooltip.
    await workbench.page.mouse.move(640, 795);
    await workbench.screenshot(path.join(folder, `${name}.png`));
  };
}
