import type { RunTask } from '../model/runs.ts';
import type { Store } from '../store/store.ts';
import type { RunContext } from './flow.ts';

/** A comment, and the run and task that it is about. */
interface Said {
  readonly text: string;
  readonly run: { readonly id: number; readonly name: string };
  readonly task: Pick<RunTask, 'id' | 'dueAt' | 'performers'> & { readonly name: string };
}

/** The ids of the people that a comment mentions, such as `[Priya Nair|3]`. */
const mentionsIn = (text: string | null): readonly number[] =>
  [...(text ?? '').matchAll(/\[.*?\|\s*([0-9]+)\]/g)].map(([, id]) => Number(id));

/** Whether a comment on a run mentions the person, who may then open the run. */
export const isMentioned = (store: Store, runId: number, personId: number): boolean =>
  store.events(runId).some(({ kind, text }) => {
    return kind === 'commented' && mentionsIn(text).includes(personId);
  });

/** Notifies people of the account, but not the one who has caused it. */
function notify(
  { store, at, personId: authorId }: RunContext,
  type: 'mention' | 'comment',
  people: readonly number[],
  { text, run, task }: Said,
): void {
  const known = new Set(store.people().map(({ id }) => id));
  for (const personId of new Set(people)) {
    if (personId === authorId || !known.has(personId)) continue;
    const { id, name, dueAt } = task;
    store.addNotification({
      ...{ personId, authorId, type, at, text },
      task: { id, name, dueAt },
      run: { id: run.id, name: run.name },
    });
  }
}

/**
 * Notifies those who perform a task in person of a new comment, and of a mention those who do not:
 * performers who are mentioned hear of the comment alone.
 */
export function notifyOfComment(change: RunContext, said: Said): void {
  const performers = said.task.performers.filter(({ type }) => type === 'user').map(({ id }) => id);
  const others = mentionsIn(said.text).filter((id) => !performers.includes(id));
  notify(change, 'mention', others, said);
  notify(change, 'comment', performers, said);
}

/** Notifies those that an edited comment mentions for the first time. */
export function notifyOfEdit(change: RunContext, said: Said, before: string | null): void {
  const known = mentionsIn(before);
  notify(
    change,
    'mention',
    mentionsIn(said.text).filter((id) => !known.includes(id)),
    said,
  );
}
