import type { Call } from '../../request.ts';
import type { Notification } from '../../model/runs.ts';
import type { Store } from '../../store/store.ts';
import { askerOf, groupsOf } from '../access.ts';
import { asBody } from '../http/bodyParts.ts';
import { answerList } from '../http/paging.ts';
import { readChoice } from '../http/query.ts';
import { readBody } from '../http/readBody.ts';
import { workflowOf } from '../runs/runRequest.ts';
import { taskTexts } from '../tasks/taskParts.ts';
import { asSeconds, asSecondsOrNull } from '../values/time.ts';
import { valueContextOf } from '../values/valueContext.ts';

/** Answers with what the person is notified of. */
export function listNotifications(store: Store, call: Call): Response {
  const status = readChoice(call, 'status', ['new', 'read']);
  const ordering = readChoice(call, 'ordering', ['datetime', '-datetime']) ?? '-datetime';
  const found = store.transaction(() => {
    notifyOfOverdue(store, call);
    return store.notifications(call.get('person').id);
  });
  const wanted = found.filter((each) => status === undefined || each.status === status);
  return answerList(call, ordering === 'datetime' ? wanted.toReversed() : wanted, present);
}

/** Marks notifications as read. */
export async function readNotifications(store: Store, call: Call): Promise<Response> {
  const ids = asBody(await readBody(call))['notifications'];
  if (Array.isArray(ids)) store.noteRead(call.get('person').id, ids.map(Number));
  return call.body(null, 200);
}

/**
 * Notifies the person of open tasks that have become overdue, once for each: the service looks for
 * them every minute.
 */
function notifyOfOverdue(store: Store, call: Call): void {
  const asker = askerOf(store, call);
  const at = new Date().toISOString();
  const query = { person: asker.person.id, groups: groupsOf(asker), completed: false };
  const context = valueContextOf(store, call);
  const told = new Set(
    store
      .notifications(asker.person.id)
      .filter(({ type }) => type === 'overdue_task')
      .map(({ task }) => task.id),
  );
  for (const { run, task } of store.findTasks(query, 'overdue', null).items) {
    if (task.dueAt === null || task.dueAt > at || told.has(task.id)) continue;
    const { name } = taskTexts(run, workflowOf(store, run), context)(task);
    store.addNotification({
      ...{ personId: asker.person.id, authorId: null, type: 'overdue_task', at, text: '' },
      task: { id: task.id, name, dueAt: task.dueAt },
      run: { id: run.id, name: run.name },
    });
  }
}

const present = ({ id, text, type, at, status, authorId, task, run }: Notification): object => ({
  ...{ id, text, type, status },
  datetime: at,
  datetime_tsp: asSeconds(at),
  author: authorId,
  task: {
    id: task.id,
    name: task.name,
    ...(task.dueAt !== null && { due_date_tsp: asSecondsOrNull(task.dueAt) }),
  },
  workflow: { id: run.id, name: run.name },
});
