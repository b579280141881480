import type {
  CommentDetail,
  EventKind,
  EventReason,
  RunEvent,
} from '../../../core/runs/runEvent.ts';
import { runId, runTaskId } from '../../../core/base/ids.ts';
import { numbered } from '../../mapping.ts';
import { nameOf } from '../people.ts';
import { typedComment } from './commentText.ts';
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

/** Why a task was skipped or a run ended, by the service's numbers. */
const reasons = new Map<unknown, EventReason>([
  [9, 'rule'],
  [10, 'rule'],
  [13, 'nobody'],
]);

const kindOf = ({ type }: WireEvent): EventKind => kinds.get(type) ?? 'other';

function targetOf(wire: WireEvent, { people }: Members): string | undefined {
  const { target_user_id: user, target_group_id: group } = wire;
  if (typeof user === 'string') return nameOf(user, people);
  return typeof group === 'string'
    ? (people.groups.get(group)?.name ?? numbered(group))
    : undefined;
}

function commentOf(wire: WireEvent, { people, me }: Members): CommentDetail {
  const isMe = (id: string): boolean => id === me?.id;
  const mine = typeof wire.user_id === 'string' && isMe(wire.user_id);
  return {
    mine,
    edited: wire.status === 'updated',
    unread: me?.id !== undefined && !mine && !wire.watched.some(({ user_id: id }) => isMe(id)),
    reactions: Object.entries(wire.reactions)
      .filter(([, ids]) => ids.length > 0)
      .map(([value, ids]) => ({
        value,
        by: ids.map((id) => nameOf(id, people)),
        mine: ids.some(isMe),
      })),
    source: typedComment(wire.text, people),
  };
}

const taskOf = ({ id, name, number }: NonNullable<WireEvent['task']>): RunEvent['task'] => ({
  id: runTaskId(id),
  name,
  ...(typeof number === 'number' && { number }),
});

function whyOf({ type }: WireEvent): Pick<RunEvent, 'why'> {
  const why = reasons.get(type);
  return why === undefined ? {} : { why };
}

const toEvent = (wire: WireEvent, members: Members): RunEvent => ({
  id: wire.id,
  kind: kindOf(wire),
  at: timeOf(wire.created_tsp),
  by: typeof wire.user_id === 'string' ? nameOf(wire.user_id, members.people) : undefined,
  target: targetOf(wire, members),
  text: plainMarkdown(wire.text),
  task: wire.task ? taskOf(wire.task) : undefined,
  ...whyOf(wire),
  ...(wire.task?.sub_workflow && {
    subRun: { id: runId(wire.task.sub_workflow.id), name: wire.task.sub_workflow.name },
  }),
  ...(kindOf(wire) === 'comment' && { comment: commentOf(wire, members) }),
});

/** The log without deleted comments, which the service leaves in their place. */
export const toEvents = (wire: readonly WireEvent[], members: Members): readonly RunEvent[] =>
  wire.filter(({ status }) => status !== 'deleted').map((event) => toEvent(event, members));
