import type { Answer, Page } from '../base/answer.ts';
import type { RunTaskId } from '../base/ids.ts';
import type { RunEvent } from './runEvent.ts';

/** A comment, by the id of its event. */
export type CommentId = RunEvent['id'];

/** The most characters of a reaction. */
export const longestReaction = 10;

/**
 * Talking about a task. A change is sent once and never retried. A comment is a text as it is typed:
 * with mentions as *@Name*, and with its files in its last lines.
 */
export interface TalkApi {
  /** The comments on a task and its other events, newest first. */
  listTaskEvents(
    task: RunTaskId,
    cursor: string | undefined,
    signal?: AbortSignal,
  ): Answer<Page<RunEvent>>;
  /** Replaces the text of a comment of mine. */
  editComment(comment: CommentId, text: string, signal?: AbortSignal): Answer<void>;
  /** Deletes a comment of mine. */
  deleteComment(comment: CommentId, signal?: AbortSignal): Answer<void>;
  addReaction(comment: CommentId, value: string, signal?: AbortSignal): Answer<void>;
  removeReaction(comment: CommentId, value: string, signal?: AbortSignal): Answer<void>;
  /** Notes that I have seen a comment. */
  noteSeen(comment: CommentId, signal?: AbortSignal): Answer<void>;
}
