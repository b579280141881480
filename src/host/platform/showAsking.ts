import { setTimeout as pause } from 'node:timers/promises';
import { window } from 'vscode';

/** In milliseconds: an answer that comes sooner is not worth a sign that it is waited for. */
const patience = 100;

/** Whether it is over so soon that nobody is told that it goes on. */
export function isSoonOver(asking: Promise<unknown>): Promise<boolean> {
  return Promise.race([asking.then(() => true), pause(patience, false)]);
}

/**
 * Shows in a view that the service is asked for what it shows, unless that is soon over: the rows
 * go first, and nothing flickers.
 */
export async function showAsking(viewId: string, asking: Promise<unknown>): Promise<void> {
  if (await isSoonOver(asking)) return;
  await window.withProgress({ location: { viewId } }, () => asking);
}
