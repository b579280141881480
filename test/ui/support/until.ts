import { eventually } from '../../vscode/eventually.ts';

/** Waits until a condition holds. */
export async function until(awaited: string, holds: () => Promise<boolean>): Promise<void> {
  await eventually(awaited, async () => ((await holds()) ? true : undefined));
}
