import type { EventKind, RunEvent } from '../../../core/runs/runEvent.ts';
import { runTaskId } from '../../../core/base/ids.ts';
import { numbered } from '../../mapping.ts';
import { nameOf } from '../people.ts';
import { timeOf } from './map.ts';
import { plainMarkdown } from './markdown.ts';
import type { Members } from './members.ts';
import type { WireEvent } from './schema.ts';

/** The kinds of events by the service's numbers. */
const kinds = new Map<unknown, EventKind>([
  [1, 'completed'],
  [2, 'taskStarted'],
  [3, 'taskCompleted'],
  [4, 'taskReturned'],
  [5, 'comment'],
  [6, 'ended'],
  [7, 'taskDelayed'],
  [8, 'taskReturned'],
  [9, 'taskSkipped'],
  [10, 'ended'],
  [11, 'urgent'],
  [12, 'notUrgent'],
  [13, 'taskSkipped'],
  [14, 'performerAdded'],
  [15, 'performerRemoved'],
  [16, 'resumed'],
  [17, 'snoozed'],
  [18, 'dueDateChanged'],
  [19, 'subRunStarted'],
  [20, 'performerAdded'],
  [21, 'performerRemoved'],
  [22, 'taskDelayed'],
]);

function targetOf(wire: WireEvent, { people }: Members): string | undefined {
  const { target_user_id: user, target_group_id: group } = wire;
  if (typeof user === 'string') return nameOf(user, people);
  return typeof group === 'string'
    ? (people.groups.get(group)?.name ?? numbered(group))
    : undefined;
}

const toEvent = (wire: WireEvent, members: Members): RunEvent => ({
  id: wire.id,
  kind: kinds.get(wire.type) ?? 'other',
  at: timeOf(wire.created_tsp),
  by: typeof wire.user_id === 'string' ? nameOf(wire.user_id, members.people) : undefined,
  target: targetOf(wire, members),
  text: plainMarkdown(wire.text),
  task: wire.task ? { id: runTaskId(wire.task.id), name: wire.task.name } : undefined,
});

/** The log without deleted comments, which the service leaves in their place. */
export const toEvents = (wire: readonly WireEvent[], members: Members): readonly RunEvent[] =>
  wire.filter(({ status }) => status !== 'deleted').map((event) => toEvent(event, members));
