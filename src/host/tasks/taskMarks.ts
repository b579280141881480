import type { PneumaticApi } from '../../core/api.ts';
import { checklistId, checklistItemId } from '../../core/base/ids.ts';
import type { ServiceError } from '../../core/base/errors.ts';
import type { ChecklistMark, TaskDetail } from '../../core/tasks/task.ts';
import type { Notice } from '../../protocol/notice.ts';
import type { TaskPageMessage } from '../../protocol/taskPage.ts';
import { errorNotice } from '../service/errorText.ts';
import { type ChecklistMarks, isMarked, withMarks } from './checklistMarks.ts';
import { mayBeOutdated } from './completionEnd.ts';

/** The page of a task, as the marks in its checklists see it. */
interface Place {
  readonly api: () => PneumaticApi | undefined;
  /** The task as the service has it, without the marks that are under way. */
  readonly task: () => TaskDetail | undefined;
  readonly took: (task: TaskDetail) => void;
  /** A change was sent: what was read before it must not replace what is shown. */
  readonly sent: () => void;
  /** Shows the marks, and with a notice also that. */
  readonly show: (change: { readonly itemNotice?: Notice | undefined }) => void;
  readonly refresh: () => Promise<void>;
}

/** Sends the marks in the checklists of a task. */
export class TaskMarks {
  readonly #marks: ChecklistMarks;
  readonly #place: Place;

  constructor(marks: ChecklistMarks, place: Place) {
    this.#marks = marks;
    this.#place = place;
  }

  /** Shows the mark at once, and takes it back with a message where the service refuses. */
  async mark({
    checklist,
    item,
    checked,
  }: Extract<TaskPageMessage, { readonly type: 'mark' }>): Promise<void> {
    const api = this.#place.api();
    if (!api || !this.#place.task()) return;
    const mark = { checklist: checklistId(checklist), item: checklistItemId(item), checked };
    const sent = this.#marks.send(mark, () => this.#send(api, mark));
    this.#place.show({ itemNotice: undefined });
    const error = await sent;
    // Why an earlier mark was refused stays until the next tick.
    this.#place.show(error ? { itemNotice: errorNotice(error) } : {});
    if (error && mayBeOutdated(error)) await this.#place.refresh();
  }

  /** Until the service has answered, the item is shown as it was ticked. */
  async #send(api: PneumaticApi, mark: ChecklistMark): Promise<ServiceError | undefined> {
    const answer = await api.markItem(mark);
    this.#place.sent();
    if (answer.ok) {
      const task = this.#place.task();
      if (task) this.#place.took({ ...task, checklists: withMarks(task.checklists, [mark]) });
      return undefined;
    }
    if (answer.error.kind !== 'changeUnknown') return answer.error;
    await this.#place.refresh();
    const task = this.#place.task();
    return task && isMarked(task.checklists, mark) ? undefined : answer.error;
  }
}
