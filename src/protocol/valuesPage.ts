/**
 * The messages between the form that changes the values of a run and the extension host. The page
 * starts with `ready`; the host answers with `show`, a full snapshot, and sends it again after each
 * change of anything except the typed text.
 */
import * as v from 'valibot';
import type { Assignee } from '../core/account/assignee.ts';
import type { FormInput } from '../core/form/input.ts';
import type { FormRules } from '../core/form/validate.ts';
import type { RunForm, ValuesLock } from '../core/runs/runForm.ts';
import type { FieldStrings } from './fieldStrings.ts';
import type { FormNews } from './formNews.ts';
import { formInputSchema, savedInputSchema } from './input.ts';
import { noticeActions } from './notice.ts';
import type { AccountView, LoadedFrame, UnloadedView } from './pageFrame.ts';
import type { PageStrings } from './pageStrings.ts';
import type { SubmitState } from './submitState.ts';
import { type FieldUpload, type FieldsMessage, uploadMessageSchemas } from './uploads.ts';

/** Every text of the page. */
export interface ValuesStrings extends PageStrings, FieldStrings {
  readonly loading: string;
  /** Says of what this form is; `{0}` is the run. */
  readonly title: string;
  readonly help: string;
  readonly kickoffForm: string;
  readonly save: string;
  readonly saving: string;
  /** `{0}` is the name of the keys. */
  readonly saveKeys: string;
  readonly maybeSaved: string;
  readonly nothingTyped: string;
  /** `{0}` is the run. */
  readonly saved: string;
  readonly openRun: string;
  readonly stopWaiting: string;
  readonly clear: string;
  readonly copied: string;
  readonly locks: Readonly<Record<ValuesLock, string>>;
}

/** The progress of saving; `saved` until something else is typed. */
export type SaveState = SubmitState | { readonly phase: 'saved' };

export interface LoadedValues extends Pick<
  LoadedFrame,
  'state' | 'inBrowser' | 'refreshing' | 'stale' | 'asOf'
> {
  readonly account: AccountView;
  readonly form: RunForm;
  readonly rules: FormRules;
  /** The people and groups for a field of kind `user`; undefined where they are unknown. */
  readonly assignees: readonly Assignee[] | undefined;
  /** Files on their way; undefined where a field of kind `file` takes a link only. */
  readonly uploads: readonly FieldUpload[] | undefined;
  readonly input: FormInput;
  /** The changes of the form while it was open. */
  readonly news?: FormNews | undefined;
  /** Grows when `input` has to replace what the page holds. */
  readonly revision: number;
  readonly saving: SaveState;
}

/** All that the page shows. */
export type ValuesView = UnloadedView | LoadedValues;

/** Host to page. The page checks `type` and trusts the rest: only the host can post to it. */
export type ValuesHostMessage =
  | { readonly type: 'show'; readonly strings: ValuesStrings; readonly view: ValuesView }
  | FieldsMessage;

/** The state that the page keeps itself, also for restoring the panel. */
export const valuesPageStateSchema = v.object({
  version: v.literal(1),
  accountId: v.string(),
  runId: v.string(),
  shows: v.literal('values'),
  saved: v.optional(savedInputSchema),
  /** The input that was cleared, until the next typing. */
  cleared: v.optional(formInputSchema),
});
export type ValuesPageState = v.InferOutput<typeof valuesPageStateSchema>;

/** Page to host. */
export const valuesPageMessageSchema = v.variant('type', [
  /** The page is ready; `saved` is the input in its own state from before a reload. */
  v.object({ type: v.literal('ready'), saved: v.optional(savedInputSchema) }),
  v.object({ type: v.literal('edited'), saved: savedInputSchema }),
  /** Throw away what was typed. */
  v.object({ type: v.literal('clear') }),
  v.object({ type: v.literal('save'), input: formInputSchema }),
  /** Give up waiting for the answer. */
  v.object({ type: v.literal('stopWaiting') }),
  v.object({ type: v.literal('openRun') }),
  v.object({ type: v.literal('openInBrowser') }),
  v.object({ type: v.literal('openLink'), url: v.string() }),
  ...uploadMessageSchemas,
  /** The person has seen the changes of the form. */
  v.object({ type: v.literal('dismissNews') }),
  /** Copy what was typed and can no longer be sent. */
  v.object({ type: v.literal('copyInput') }),
  v.object({ type: v.literal('act'), action: v.picklist(noticeActions) }),
  /** An unexpected error in the page, for the log. */
  v.object({ type: v.literal('fault'), message: v.string() }),
]);
export type ValuesPageMessage = v.InferOutput<typeof valuesPageMessageSchema>;
