import { Disposable, type LogOutputChannel } from 'vscode';
import { loadCommands } from './loadCommands.ts';
import { loadPanels } from './loadPanels.ts';
import { detach } from './platform/log.ts';

/** How long a window has for what it shows first, in milliseconds. */
const quietMs = 1000;

/** Loads what the first command and the first page need, before somebody waits for it. */
export function loadAhead(log: LogOutputChannel): Disposable {
  const timer = setTimeout(() => {
    detach(log, 'Loading what is needed next', Promise.all([loadCommands(), loadPanels()]));
  }, quietMs);
  return new Disposable(() => {
    clearTimeout(timer);
  });
}
