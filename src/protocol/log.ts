/** The log of a run or a task in its page, and what can be done with the comments in it. */
import * as v from 'valibot';
import type { EventKind, EventReason, RunEvent } from '../core/runs/runEvent.ts';
import type { CommentId } from '../core/runs/talkApi.ts';
import type { CommentBoxStrings } from './commentBox.ts';
import type { ChangeState } from './pageFrame.ts';
import type { Notice } from './notice.ts';

/** The texts of a log. */
export interface LogStrings extends CommentBoxStrings {
  readonly eventLog: string;
  readonly noEvents: string;
  readonly showMore: string;
  readonly loadingMore: string;
  readonly copyDetails: string;
  readonly detailsCopied: string;
  /** Sentences: `{0}` is who did it, `{1}` the task, `{2}` the person or group it concerns. */
  readonly events: Readonly<Record<EventKind, string>>;
  readonly commentOnTask: string;
  /** Why a task was skipped, as a sentence like the others. */
  readonly skipped: Readonly<Record<EventReason, string>>;
  readonly endedByRule: string;
  /** Like the others; `{3}` is the sub-run. */
  readonly subRunStarted: string;
  /** Used where the log names nobody. */
  readonly service: string;
  readonly aTask: string;
  readonly somebody: string;
  readonly edited: string;
  readonly unread: string;
  readonly reply: string;
  readonly editComment: string;
  readonly saveComment: string;
  readonly deleteComment: string;
  readonly react: string;
  /** `{0}` is a reaction, `{1}` the people who have put it. */
  readonly reactionBy: string;
  readonly commentSaved: string;
  readonly commentDeleted: string;
}

/** A run's log, as the page shows it. */
export interface LogView {
  readonly events: readonly RunEvent[];
  /** Whether older events have not been loaded. */
  readonly hasMore: boolean;
  readonly loading: boolean;
  /** The events that cannot be read, in words; undefined where there are none. */
  readonly unreadable?: { readonly text: string; readonly reason: string } | undefined;
  /** Why the log, or more of it, could not be loaded. */
  readonly notice: Notice | undefined;
  /** The comment that is being changed, or was changed last. */
  readonly talk?: CommentChange | undefined;
}

/** A change of one comment. */
export interface CommentChange {
  readonly comment: CommentId;
  readonly does: 'edit' | 'delete' | 'react';
  readonly change: ChangeState;
}

/** What is typed over a comment of mine. */
export const editedCommentSchema = v.object({ comment: v.string(), text: v.string() });
export type EditedComment = v.InferOutput<typeof editedCommentSchema>;

/** The messages about the log that pages send to the host. */
export const logMessages = [
  v.object({ type: v.literal('showMore') }),
  /** Load the part of the log that could not be loaded. */
  v.object({ type: v.literal('retryLog') }),
  /** Copy details about the events that cannot be read. */
  v.object({ type: v.literal('copyDetails') }),
  v.object({ type: v.literal('editComment'), comment: v.string(), text: v.string() }),
  v.object({ type: v.literal('deleteComment'), comment: v.string() }),
  v.object({
    type: v.literal('react'),
    comment: v.string(),
    value: v.string(),
    on: v.boolean(),
  }),
  /** Put a reaction to a comment; the host asks which. */
  v.object({ type: v.literal('chooseReaction'), comment: v.string() }),
] as const;
export type LogMessage = v.InferOutput<(typeof logMessages)[number]>;

const types: readonly string[] = logMessages.map(({ entries }) => entries.type.literal);

/** Whether a message of a page is about its log. */
export const isLogMessage = (message: { readonly type: string }): message is LogMessage =>
  types.includes(message.type);

/** The sentence for an event, with `{0}` for who did it, `{1}` for its task, and so on. */
export function eventSentence(
  { kind, task, subRun, why }: RunEvent,
  strings: Pick<
    LogStrings,
    'commentOnTask' | 'skipped' | 'endedByRule' | 'events' | 'subRunStarted'
  >,
): string {
  if (kind === 'comment' && task !== undefined) return strings.commentOnTask;
  if (kind === 'taskSkipped' && why !== undefined) return strings.skipped[why];
  if (kind === 'ended' && why !== undefined) return strings.endedByRule;
  return subRun === undefined ? strings.events[kind] : strings.subRunStarted;
}
