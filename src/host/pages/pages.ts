import { l10n, window } from 'vscode';
import type { AccountId, RunId, RunTaskId } from '../../core/ids.ts';

/** A run whose page is asked for; the name is what the tab shows until the run is loaded. */
export interface RunRef {
  readonly id: RunId;
  readonly name: string;
}

/** A task of a run, likewise. */
export interface TaskRef {
  readonly id: RunTaskId;
  readonly name: string;
}

/** Shows a run or a task whole, where the views have a line for it. */
export interface Pages {
  openRun(account: AccountId, run: RunRef): void;
  openTask(account: AccountId, task: TaskRef): void;
}

const lookInBrowser = (name: string): void => {
  // Nobody has to answer this.
  void window.showInformationMessage(l10n.t('See “{0}” in Pneumatic in the browser.', name));
};

/** Pages that send a person to the browser. */
export const createPages = (): Pages => ({
  openRun: (_account, { name }) => {
    lookInBrowser(name);
  },
  openTask: (_account, { name }) => {
    lookInBrowser(name);
  },
});
