import type { QuickInputButton } from 'vscode';
import { type LaunchOf, indexesByUse } from '../../core/workflows/byUse.ts';
import type { WorkflowId } from '../../core/base/ids.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import type { FilteredPick } from '../platform/filteredPick.ts';
import { longerThan, mostShown } from '../platform/longList.ts';
import { shownAs, workflowChoice, workflowChoices } from './pickItem.ts';
import type { WorkflowFinder } from './workflowFinder.ts';

interface Options {
  readonly include: (workflow: Workflow) => boolean;
  /** Launches, which say what is used most: that comes first. */
  readonly launches: readonly LaunchOf[];
  readonly buttons: readonly QuickInputButton[];
}

/** The workflows that a pick shows: the first of them, and all once they are loaded. */
export class ShownWorkflows {
  readonly #filtered: FilteredPick<Workflow>;
  readonly #finder: WorkflowFinder;
  readonly #options: Options;
  /** Those that were shown first keep their places. */
  #first: readonly WorkflowId[] = [];
  #isOpen = true;

  constructor(filtered: FilteredPick<Workflow>, finder: WorkflowFinder, options: Options) {
    this.#filtered = filtered;
    this.#finder = finder;
    this.#options = options;
    filtered.pick.onDidHide(() => {
      this.#isOpen = false;
    });
  }

  /** Shows some of the first workflows of a list that is not loaded yet. */
  begin(workflows: readonly Workflow[]): void {
    const shown = this.#order(workflows)
      .slice(0, mostShown)
      .flatMap((at) => workflows[at] ?? []);
    this.#first = shown.map(({ id }) => id);
    this.#filtered.choices = workflowChoices(shown, [], this.#options.buttons);
  }

  /** Shows a list, as far as it is known. @returns how many of them can be chosen. */
  show(workflows: readonly Workflow[]): number {
    const among = this.#order(workflows);
    if (among.length > longerThan) this.#showMany(workflows, among);
    else {
      const shown = among.flatMap((at) => workflows[at] ?? []);
      this.#filtered.choices = workflowChoices(shown, [], this.#options.buttons);
    }
    this.#first = among.slice(0, mostShown).flatMap((at) => workflows[at]?.id ?? []);
    return among.length;
  }

  #order(workflows: readonly Workflow[]): readonly number[] {
    const { include, launches } = this.#options;
    const order = indexesByUse(workflows, launches, include);
    if (this.#first.length === 0) return order;
    const places = new Map(this.#first.map((id, place) => [id, place]));
    const placeOf = (at: number): number | undefined => {
      const id = workflows[at]?.id;
      return id === undefined ? undefined : places.get(id);
    };
    const first = order.flatMap((at) => {
      const place = placeOf(at);
      return place === undefined ? [] : [[place, at] as const];
    });
    return [
      ...first.toSorted(([a], [b]) => a - b).map(([, at]) => at),
      ...order.filter((at) => placeOf(at) === undefined),
    ];
  }

  #showMany(workflows: readonly Workflow[], among: readonly number[]): void {
    const { matcher, shared, ready } = this.#finder.in(workflows);
    const { buttons } = this.#options;
    const isShared = (workflow: Workflow): boolean => shared.has(shownAs(workflow));
    const show = (): void => {
      this.#filtered.list({
        matcher,
        among,
        choice: (workflow) => workflowChoice(workflow, { isShared: isShared(workflow), buttons }),
      });
    };
    show();
    // It is known later which workflows look alike. Reading names never fails.
    void ready.then(() => {
      const first = among.slice(0, mostShown).flatMap((at) => workflows[at] ?? []);
      if (this.#isOpen && this.#filtered.pick.value === '' && first.some(isShared)) show();
    });
  }
}
