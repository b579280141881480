/** The messages about the fields of a form, for forms of any kind. */
import * as v from 'valibot';
import type { Assignee } from '../core/account/assignee.ts';
import type { FieldId } from '../core/base/ids.ts';
import { fieldIdSchema } from './input.ts';

/** What a person sees of a file before it is sent. */
export interface FilePreview {
  /** The size in words. */
  readonly size: string;
  /** Where it comes from. */
  readonly from: string;
  /** The first lines; empty for a file that is no text. */
  readonly lines: string;
  /** Whether the file has more lines than these. */
  readonly more: boolean;
}

/** A file on its way into a field, or one whose upload failed. The host owns it. */
export interface FieldUpload {
  /** The id of the upload; each upload of a form has another. */
  readonly id: string;
  readonly field: FieldId;
  readonly name: string;
  /** Shown while the file waits for a person to confirm that it is sent. */
  readonly preview?: FilePreview | undefined;
  /** How much of the file has been sent, from 0 to 1; undefined while it waits. */
  readonly sent?: number | undefined;
  /** The fault in words; undefined while the file is on its way. */
  readonly failure: string | undefined;
  /** Whether trying again can help. */
  readonly canRetry: boolean;
}

/** Host to page, between two snapshots. */
export type FieldsMessage =
  | { readonly type: 'assignees'; readonly assignees: readonly Assignee[] }
  | { readonly type: 'uploads'; readonly uploads: readonly FieldUpload[] }
  /** A file has been uploaded, and its link belongs into the field. */
  | { readonly type: 'uploaded'; readonly field: FieldId; readonly link: string };

export const fieldsMessageTypes = [
  'assignees',
  'uploads',
  'uploaded',
] as const satisfies readonly FieldsMessage['type'][];

/** Page to host. */
export const uploadMessageSchemas = [
  /** Attach something to a field; the host asks what. */
  v.object({ type: v.literal('attach'), field: fieldIdSchema }),
  /** Sends a file that was shown first. */
  v.object({ type: v.literal('confirmUpload'), id: v.string() }),
  /** Stops an upload, or removes from sight one that failed or waits. */
  v.object({ type: v.literal('dropUpload'), id: v.string() }),
  v.object({ type: v.literal('retryUpload'), id: v.string() }),
] as const;
export type UploadMessage = v.InferOutput<(typeof uploadMessageSchemas)[number]>;

const types: readonly string[] = uploadMessageSchemas.map(({ entries }) => entries.type.literal);

/** Whether a message of a page is about the files of its form. */
export const isUploadMessage = (message: { readonly type: string }): message is UploadMessage =>
  types.includes(message.type);
