import { setImmediate } from 'node:timers/promises';
import type { Disposable, QuickPick } from 'vscode';
import type { ServiceError } from '../../core/base/errors.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import type { PersonClock } from '../account/zones.ts';
import type { Row } from '../platform/choice.ts';
import type { FilteredPick } from '../platform/filteredPick.ts';
import { withAsOfList } from '../service/asOfText.ts';
import { errorText } from '../service/errorText.ts';
import type { KeptWorkflowList } from './keptWorkflows.ts';
import type { ShownWorkflows } from './shownWorkflows.ts';
import type { Loaded, WorkflowStore } from './workflowStore.ts';

/** The parts that offering kept workflows needs. */
export interface KeptChoicesParts {
  readonly workflows: WorkflowStore;
  readonly zones: PersonClock;
}

/** The workflows as they were kept, which a pick offers until the service has listed them. */
export class KeptChoices {
  readonly #parts: KeptChoicesParts;
  readonly #filtered: FilteredPick<Workflow>;
  readonly #shown: ShownWorkflows;
  readonly #title: string | undefined;
  #subscription: Disposable | undefined;
  #isOver = false;

  constructor(parts: KeptChoicesParts, filtered: FilteredPick<Workflow>, shown: ShownWorkflows) {
    this.#parts = parts;
    this.#filtered = filtered;
    this.#shown = shown;
    this.#title = filtered.pick.title;
    filtered.pick.onDidHide(() => {
      this.end();
    });
  }

  /** Whether they are in sight. */
  get isShown(): boolean {
    return this.#subscription !== undefined;
  }

  /** Shows them, unless the list is there already; resolves once they are in sight. Never rejects. */
  async offer(list: Promise<Loaded<unknown>>): Promise<void> {
    const isThere = list.then(({ ok }) => ok);
    if (await Promise.race([isThere, setImmediate(false)])) return;
    const kept = await this.#parts.workflows.kept.list();
    if (this.#isOver || !kept || kept.count === 0) return;
    this.#subscription = this.#parts.workflows.onDidForget(() => {
      this.#forget();
    });
    this.#filtered.isLoading = true;
    this.#pick.title = withAsOfList(this.#title ?? '', kept, this.#parts.zones.now);
    this.#shown.show(kept.first);
    // Reading what was kept never fails.
    if (kept.first.length < kept.count) void this.#showAll(kept);
  }

  /** They stay, and the pick says why there are no others. */
  stay(error: ServiceError): void {
    this.#pick.busy = false;
    this.#filtered.isLoading = false;
    this.#pick.placeholder = errorText(error);
  }

  /** Makes room for what the service has listed, or for nothing. */
  end(): void {
    this.#isOver = true;
    this.#subscription?.dispose();
    this.#subscription = undefined;
    this.#pick.title = this.#title;
  }

  get #pick(): QuickPick<Row<Workflow>> {
    return this.#filtered.pick;
  }

  async #showAll(kept: KeptWorkflowList): Promise<void> {
    const all = await kept.all();
    if (!this.#isOver) this.#shown.show(all);
  }

  #forget(): void {
    this.end();
    this.#shown.show([]);
  }
}
