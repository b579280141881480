import type { Workbench } from '../../vscode/workbench.ts';

const before = 'not copied yet';

/** The text that an action puts into the clipboard. */
export async function copied(workbench: Workbench, copy: () => Promise<void>): Promise<string> {
  await workbench.page.evaluate((text) => navigator.clipboard.writeText(text), before);
  await copy();
  return workbench.clipboard(before);
}
