import type { AccountId, WorkflowId } from '../../core/base/ids.ts';
import type { Run } from '../../core/runs/run.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import type { KeptAnswers } from '../kept/keptAnswers.ts';
import type { WorkflowStore } from '../workflows/workflowStore.ts';

/** What the row of a run tells by its workflow. */
type RunWorkflow = Pick<Workflow, 'id' | 'active' | 'tasksCount' | 'nameTemplate'>;

/** The name under which the workflows of the shown runs are kept. */
const keptName = 'workflows of runs';

/** The workflows of the shown runs, as they were listed, or else as they were kept. */
export class RunWorkflows {
  readonly #workflows: Pick<WorkflowStore, 'listed'>;
  readonly #kept: Pick<KeptAnswers, 'read' | 'write'>;
  #recalled: { readonly account: AccountId; readonly all: readonly RunWorkflow[] } | undefined;

  constructor(workflows: Pick<WorkflowStore, 'listed'>, kept: Pick<KeptAnswers, 'read' | 'write'>) {
    this.#workflows = workflows;
    this.#kept = kept;
  }

  /** The workflow of a run; undefined where it is not known. */
  of({ workflow }: Run): RunWorkflow | undefined {
    return workflow && (this.#workflows.listed(workflow.id) ?? this.#keptOne(workflow.id));
  }

  /** Reads what was kept for an account, once. */
  async recall(account: AccountId): Promise<void> {
    if (this.#recalled?.account === account) return;
    const kept = await this.#kept.read<readonly RunWorkflow[]>(account, keptName);
    this.#recalled = { account, all: kept?.value ?? [] };
  }

  /** Keeps the workflows of the runs, once all of them are listed. */
  keep(account: AccountId, runs: readonly Run[]): void {
    const all = new Map<WorkflowId, RunWorkflow>();
    for (const { workflow } of runs) {
      if (!workflow || all.has(workflow.id)) continue;
      const listed = this.#workflows.listed(workflow.id);
      if (!listed) return;
      const { id, active, tasksCount, nameTemplate } = listed;
      all.set(id, { id, active, tasksCount, nameTemplate });
    }
    this.#recalled = { account, all: [...all.values()] };
    this.#kept.write(account, keptName, this.#recalled.all);
  }

  #keptOne(id: WorkflowId): RunWorkflow | undefined {
    return this.#recalled?.all.find((workflow) => workflow.id === id);
  }
}
