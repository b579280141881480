import type { ServiceError } from '../../core/base/errors.ts';
import type { WorkflowId } from '../../core/base/ids.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import type { KeptWorkflowList, KeptWorkflows } from './keptWorkflows.ts';

/** The list as it was kept, which the view shows while the service has not answered. */
export class KeptRoots {
  readonly #kept: KeptWorkflows;
  #list: KeptWorkflowList | undefined;
  /** Why the service could not be asked instead; undefined while it is asked. */
  error: ServiceError | undefined;

  constructor(kept: KeptWorkflows) {
    this.#kept = kept;
  }

  /** Undefined where it is not shown. */
  get list(): KeptWorkflowList | undefined {
    return this.#list;
  }

  /** Whether only its beginning has been read. */
  get isBeginning(): boolean {
    return this.#list !== undefined && this.#list.first.length < this.#list.count;
  }

  listed(id: WorkflowId): Workflow | undefined {
    return this.#list?.first.find((workflow) => workflow.id === id);
  }

  /** Begins to show the list, if one was kept. False where nothing is to show, or it is shown. */
  async recall(isWanted: () => boolean): Promise<boolean> {
    const list = await this.#kept.list();
    if (!list || list.count === 0 || this.#list || !isWanted()) return false;
    this.#list = list;
    this.error = undefined;
    return true;
  }

  /** Reads what was kept beyond the beginning. */
  async readRest(): Promise<void> {
    const list = this.#list;
    if (!list || !this.isBeginning) return;
    const first = await list.all();
    if (this.#list === list) this.#list = { ...list, first, count: first.length };
  }

  end(): void {
    this.#list = undefined;
    this.error = undefined;
  }
}
