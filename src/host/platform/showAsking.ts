import { setTimeout as pause } from 'node:timers/promises';
import { window } from 'vscode';

/** In milliseconds: an answer that comes sooner is not worth a sign that it is waited for. */
const patience = 100;

/**
 * Shows in a view that the service is asked for what it shows, unless that is soon over: the rows
 * go first, and nothing flickers.
 */
export async function showAsking(viewId: string, asking: Promise<unknown>): Promise<void> {
  const isOver = asking.then(() => true);
  if (await Promise.race([isOver, pause(patience, false)])) return;
  await window.withProgress({ location: { viewId } }, () => asking);
}
