import type { ChecklistMark, Checklist } from '../../core/tasks/task.ts';

/** Items that are on their way to the service: shown as they are to be, until it has answered. */
export class ChecklistMarks {
  #pending: readonly ChecklistMark[] = [];
  #last: Promise<unknown> = Promise.resolve();

  /** The checklists as they will be. */
  shown(checklists: readonly Checklist[]): readonly Checklist[] {
    return withMarks(checklists, this.#pending);
  }

  /** Sends a mark after those before it, so that the last one counts. */
  async send<Outcome>(mark: ChecklistMark, send: () => Promise<Outcome>): Promise<Outcome> {
    this.#pending = [...this.#pending, mark];
    const sent = this.#last.then(send);
    this.#last = sent.catch(() => undefined);
    try {
      return await sent;
    } finally {
      this.#pending = this.#pending.filter((other) => other !== mark);
    }
  }
}

/** Whether an item is as it was to be. */
export const isMarked = (
  checklists: readonly Checklist[],
  { checklist, item, checked }: ChecklistMark,
): boolean =>
  checklists.some(
    ({ id, items }) =>
      id === checklist && items.some((one) => one.id === item && one.checked === checked),
  );

/** The checklists with some items marked, the last mark of an item counting. */
export const withMarks = (
  checklists: readonly Checklist[],
  marks: readonly ChecklistMark[],
): readonly Checklist[] =>
  checklists.map((list) => ({
    ...list,
    items: list.items.map((item) => {
      const mark = marks.findLast((one) => one.checklist === list.id && one.item === item.id);
      return mark ? { ...item, checked: mark.checked } : item;
    }),
  }));
