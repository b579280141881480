import type { LogOutputChannel } from 'vscode';
import type { PneumaticApi } from '../../core/api.ts';
import type { Assignee } from '../../core/assignee.ts';

/** Who can be chosen for fields of kind `user`, loaded once for each session. */
export class AssigneeLists {
  readonly #log: LogOutputChannel;
  readonly #loaded = new WeakMap<PneumaticApi, Promise<readonly Assignee[] | undefined>>();

  constructor(log: LogOutputChannel) {
    this.#log = log;
  }

  /** undefined where that is not known now; the next who asks, asks the service. */
  of(api: PneumaticApi): Promise<readonly Assignee[] | undefined> {
    const before = this.#loaded.get(api);
    if (before) return before;
    const loading = this.#load(api);
    this.#loaded.set(api, loading);
    return loading;
  }

  async #load(api: PneumaticApi): Promise<readonly Assignee[] | undefined> {
    const answer = await api.listAssignees();
    if (answer.ok) return answer.value;
    this.#loaded.delete(api);
    this.#log.warn(`Who can be chosen is not known: ${answer.error.kind}`);
    return undefined;
  }
}
