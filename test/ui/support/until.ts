import { eventually } from '../../vscode/eventually.ts';

/** Waits until something holds. */
export async function until(awaited: string, holds: () => Promise<boolean>): Promise<void> {
  await eventually(awaited, async () => ((await holds()) ? true : undefined));
}
