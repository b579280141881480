/** The messages about the box for a comment: its files, and the people to mention. */
import * as v from 'valibot';
import { fieldId } from '../core/base/ids.ts';
import type { Assignee } from '../core/account/assignee.ts';
import { type FieldUpload, uploadMessageSchemas } from './uploads.ts';

/** Files of a comment are in no field of a form. */
export const commentField = fieldId('comment');

/** Something that the box has to take: a line for a file, a quotation, or that it is to open. */
export interface Arrival {
  /** Each arrival of a page has another. */
  readonly id: string;
  readonly kind: 'file' | 'quotation' | 'opening';
  readonly text: string;
}

/** What has come for a comment that is being written. */
export interface CommentBoxView {
  /** Undefined where the server takes no files. */
  readonly uploads: readonly FieldUpload[] | undefined;
  /** Kept until the page has taken them: one that is hidden hears nothing. */
  readonly arrived: readonly Arrival[];
}

/** What the box of a page needs from the host. */
export interface WithCommentBox {
  readonly commentBox?: CommentBoxView | undefined;
}

/** Host to page: the people who can be mentioned; undefined if they could not be listed. */
export interface PeopleMessage {
  readonly type: 'people';
  readonly people: readonly Assignee[] | undefined;
}

/** Page to host. */
export const commentBoxMessages = [
  v.object({ type: v.literal('commentFile'), does: v.variant('type', [...uploadMessageSchemas]) }),
  v.object({ type: v.literal('tookArrival'), id: v.string() }),
  /** The page has closed the box of the comment that was sent. */
  v.object({ type: v.literal('tookSent') }),
  /** Somebody is about to be mentioned. */
  v.object({ type: v.literal('listPeople') }),
] as const;
export type CommentBoxMessage = v.InferOutput<(typeof commentBoxMessages)[number]>;

const types: readonly string[] = commentBoxMessages.map(({ entries }) => entries.type.literal);

/** Whether a message of a page is about its box for a comment. */
export const isCommentBoxMessage = (message: {
  readonly type: string;
}): message is CommentBoxMessage => types.includes(message.type);

/** The texts of the box besides those of its files. */
export interface CommentBoxStrings {
  /** The label of the list of people. */
  readonly mentionList: string;
  /** Announced while the list is open; `{0}` is the number of people. */
  readonly mentionCount: string;
  readonly lookingForPeople: string;
  readonly peopleUnlisted: string;
  /** `{0}` are the names of those who are mentioned. */
  readonly mentions: string;
}
