import type { ChecklistMark, Checklist } from '../../core/tasks/task.ts';

/**
 * Checklist items that are on their way to the service: each is shown as it was ticked until the
 * service has answered.
 */
export class ChecklistMarks {
  #pending: readonly ChecklistMark[] = [];
  #last: Promise<unknown> = Promise.resolve();

  /** The checklists as they will be once all marks have arrived. */
  shown(checklists: readonly Checklist[]): readonly Checklist[] {
    return withMarks(checklists, this.#pending);
  }

  /** Sends a mark after the earlier ones, so that the last one counts. */
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

/** Whether the service has the item as the mark wants it. */
export const isMarked = (
  checklists: readonly Checklist[],
  { checklist, item, checked }: ChecklistMark,
): boolean =>
  checklists.some(
    ({ id, items }) =>
      id === checklist && items.some((one) => one.id === item && one.checked === checked),
  );

/** The checklists with these marks; the last mark of an item counts. */
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
