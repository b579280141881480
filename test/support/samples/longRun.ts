import { runTaskId } from '../../../src/core/base/ids.ts';
import type { RunDetail, RunTask } from '../../../src/core/runs/run.ts';
import type { EventKind, RunEvent } from '../../../src/core/runs/runEvent.ts';
import { eventOf, morning, performerOf, runOf, runTaskOf } from './runs.ts';

const minute = 60_000;
const people = ['Ada Lovelace', 'Grace Hopper', 'Alan Turing', 'Katherine Johnson'];
const person = (index: number): string => people[index % people.length] ?? '';

/** The first nine of ten tasks are completed, the others are worked on or still to come. */
function taskAt(index: number, count: number): RunTask {
  const startedAt = morning + index * minute;
  const done = index < Math.floor(count * 0.9);
  const active = !done && index % 2 === 0;
  return runTaskOf(index + 1, {
    name: `Check part ${index + 1} of the delivery, and say what is missing`,
    state: done ? 'completed' : active ? 'active' : 'pending',
    performers: [performerOf(person(index), { completed: done }), performerOf(person(index + 1))],
    ...(done || active ? { startedAt } : {}),
    ...(done ? { completedAt: startedAt + 30 * minute } : {}),
    ...(index % 3 === 0 ? { dueAt: startedAt + 60 * minute } : {}),
    ...(index % 5 === 0 ? { checklist: { total: 4, marked: done ? 4 : 1 } } : {}),
  });
}

/** A run with this number of tasks, of which some are in every state. */
export const longRun = (tasks: number): RunDetail =>
  runOf({ tasks: Array.from({ length: tasks }, (_, index) => taskAt(index, tasks)) });

const kinds: readonly EventKind[] = ['taskStarted', 'performerAdded', 'taskCompleted', 'urgent'];

const commentAt = (id: number): Partial<RunEvent> => ({
  text: `Part **${id}** has come, without:\n\n- the papers\n- [the guide](https://example.com/${id})`,
  comment: {
    ...{ mine: id % 20 === 0, edited: false, unread: false },
    reactions: id % 30 === 0 ? [{ value: '👍', by: ['Grace Hopper'], mine: false }] : [],
    source: `Part **${id}** has come`,
  },
});

/** One event of a long log; every tenth is a comment. */
export const longLogEvent = (id: number, tasks: number): RunEvent => {
  const number = (id % tasks) + 1;
  return eventOf(id, {
    kind: kinds[id % kinds.length] ?? 'urgent',
    at: morning + id * minute,
    by: person(id),
    target: person(id + 1),
    task: {
      id: runTaskId(String(100 + number)),
      name: `Check part ${number} of the delivery, and say what is missing`,
    },
    ...(id % 10 === 0 ? { ...commentAt(id), kind: 'comment' } : {}),
  });
};

/** A log with this number of events, newest first. */
export const longLog = (events: number, tasks: number): readonly RunEvent[] =>
  Array.from({ length: events }, (_, index) => longLogEvent(events - index, tasks));
