/**
 * The messages between the page of a task and the extension host. The page starts with `ready`; the
 * host answers with `show`, a full snapshot, and then sends how that changes, in anything except
 * the typed text. The host loads and sends; the page owns what is being typed and reports
 * each change.
 */
import * as v from 'valibot';
import type { Assignee } from '../core/account/assignee.ts';
import type { FormInput } from '../core/form/input.ts';
import type { FormRules } from '../core/form/validate.ts';
import type { RunDetail } from '../core/runs/run.ts';
import type { TaskDetail } from '../core/tasks/task.ts';
import type { LockReason } from '../core/tasks/taskLock.ts';
import { type FieldUpload, type FieldsMessage, uploadMessageSchemas } from './uploads.ts';
import {
  type ChangeState,
  type CompletedTask,
  type Ending,
  type LoadedFrame,
  type UnloadedView,
  frameMessages,
} from './pageFrame.ts';
import type { FormNews } from './formNews.ts';
import { formInputSchema, savedInputSchema } from './input.ts';
import type { Notice } from './notice.ts';
import type { FieldStrings } from './fieldStrings.ts';
import type { PageStrings } from './pageStrings.ts';
import type { ChangeMessage } from './patch.ts';
import { type PeopleMessage, type WithCommentBox, commentBoxMessages } from './commentBox.ts';
import { type LogStrings, type LogView, editedCommentSchema, logMessages } from './log.ts';
import type { RunPartStrings, StateStrings } from './runPage.ts';
import type { SubmitState } from './submitState.ts';

/** Every text of the page. */
export interface TaskStrings
  extends PageStrings, FieldStrings, StateStrings, LogStrings, RunPartStrings {
  readonly loading: string;
  readonly run: string;
  readonly openRun: string;
  readonly byAll: string;
  readonly checklist: string;
  readonly ticked: string;
  readonly output: string;
  readonly values: string;
  readonly complete: string;
  readonly completing: string;
  /** `{0}` is the name of the keys. */
  readonly completeKeys: string;
  readonly maybeCompleted: string;
  readonly stopWaiting: string;
  readonly clear: string;
  readonly tickNotInPerson: string;
  readonly itemsMissing: string;
  readonly itemsMissingOne: string;
  /** Shown where only others can tick the items off. */
  readonly itemsLocked: string;
  readonly returnTask: string;
  readonly returnLabel: string;
  readonly returnHelp: string;
  readonly returnEmpty: string;
  readonly returnSend: string;
  readonly completedTitle: string;
  readonly othersTitle: string;
  readonly returnedTitle: string;
  readonly runStands: string;
  readonly nextTask: string;
  /** `{0}` is the task that the run is at, `{1}` who works on it. */
  readonly nextStep: string;
  readonly nextStepOfNobody: string;
  readonly runIsDone: string;
  /** How the work on the task before this one has ended; `{0}` is that task. */
  readonly before: Readonly<Record<Ending, string>>;
  readonly launchSubRun: string;
  readonly subRuns: string;
  readonly subRunHold: string;
  readonly addPerformer: string;
  readonly setDueDate: string;
  readonly removePerformer: string;
  readonly more: string;
  readonly notSent: string;
  readonly notSentHelp: string;
  readonly copy: string;
  readonly copied: string;
  readonly locks: Readonly<Record<LockReason, string>>;
}

/** The progress of the work on the task. */
export type WorkState =
  | SubmitState
  /** The task is done, or my part of it. */
  | { readonly phase: 'completed' }
  | { readonly phase: 'returned' };

/** My work on a task, once it is over. */
export type EndedWork = Extract<WorkState, { readonly phase: 'completed' | 'returned' }>;

export const isEnded = (work: WorkState): work is EndedWork =>
  work.phase === 'completed' || work.phase === 'returned';

export interface LoadedTask extends LoadedFrame, WithCommentBox {
  /** The task, with the items ticked whose marks are on their way to the service. */
  readonly task: TaskDetail;
  readonly rules: FormRules;
  /** The people and groups for a field of kind `user`; undefined where they are unknown. */
  readonly assignees: readonly Assignee[] | undefined;
  /** Files on their way; undefined where a field of kind `file` takes a link only. */
  readonly uploads: readonly FieldUpload[] | undefined;
  readonly input: FormInput;
  /** The changes of the form while it was open. */
  readonly news?: FormNews | undefined;
  /** The name of the other person who saved something in the task, if it is known. */
  readonly savedBy: string | undefined;
  /** Grows when `input` has to replace what the page holds. */
  readonly revision: number;
  readonly work: WorkState;
  readonly returning: ChangeState;
  /** Why an item could not be ticked. */
  readonly itemNotice: Notice | undefined;
  /** The run of the task; undefined where it cannot be read. */
  readonly run?: RunDetail | undefined;
  /** What was said about the task and done to it; undefined where it cannot be read. */
  readonly log?: LogView | undefined;
  /** Whether I may give the task to others. */
  readonly assignable?: boolean | undefined;
  /** The task that was completed before in this tab. */
  readonly before?: CompletedTask | undefined;
}

/** All that the page shows. */
export type TaskView = UnloadedView | LoadedTask;

/** Host to page. The page checks `type` and trusts the rest: only the host can post to it. */
export type TaskHostMessage =
  | { readonly type: 'show'; readonly strings: TaskStrings; readonly view: TaskView }
  | ChangeMessage
  | FieldsMessage
  | PeopleMessage;

/** The state that the page keeps itself, also for restoring the panel. */
export const taskPageStateSchema = v.object({
  version: v.literal(1),
  accountId: v.string(),
  taskId: v.string(),
  saved: v.optional(savedInputSchema),
  /** The input that was cleared, until the next typing. */
  cleared: v.optional(formInputSchema),
  comment: v.optional(v.string(), ''),
  reason: v.optional(v.string(), ''),
  editing: v.optional(v.pipe(v.array(editedCommentSchema), v.readonly())),
});
export type TaskPageState = v.InferOutput<typeof taskPageStateSchema>;

/** Page to host. */
export const taskPageMessageSchema = v.variant('type', [
  /** The page is ready; `saved` is the input in its own state from before a reload. */
  v.object({ type: v.literal('ready'), saved: v.optional(savedInputSchema) }),
  ...frameMessages,
  v.object({ type: v.literal('edited'), saved: savedInputSchema }),
  /** Throw away what was typed. */
  v.object({ type: v.literal('clear') }),
  v.object({ type: v.literal('complete'), input: formInputSchema }),
  /** Give up waiting for the answer to a completion. */
  v.object({ type: v.literal('stopWaiting') }),
  ...uploadMessageSchemas,
  v.object({ type: v.literal('return'), text: v.string() }),
  v.object({
    type: v.literal('mark'),
    checklist: v.string(),
    item: v.string(),
    checked: v.boolean(),
  }),
  /** Whether a comment or a reason is being written, which the next task must not push aside. */
  v.object({ type: v.literal('writing'), writing: v.boolean() }),
  v.object({ type: v.literal('openRun') }),
  v.object({ type: v.literal('nextTask') }),
  ...logMessages,
  ...commentBoxMessages,
  /** Give the task to one more performer; the host asks who that is. */
  v.object({ type: v.literal('addPerformer') }),
  v.object({ type: v.literal('removePerformer') }),
  /** Change when the task is due; the host asks for the date. */
  v.object({ type: v.literal('setDueDate') }),
  /** Launch another workflow from the task; the host asks which. */
  v.object({ type: v.literal('launchSubRun') }),
  v.object({ type: v.literal('openSubRun'), id: v.string() }),
  /** Open another task of the run. */
  v.object({ type: v.literal('openTask'), id: v.string() }),
  v.object({ type: v.literal('openTaskInBrowser'), id: v.string() }),
  /** Open the run of the task that was completed before. */
  v.object({ type: v.literal('openRunBefore') }),
  /** The person has seen the changes of the form. */
  v.object({ type: v.literal('dismissNews') }),
  /** Copy what was typed and can no longer be sent. */
  v.object({ type: v.literal('copyInput') }),
]);
export type TaskPageMessage = v.InferOutput<typeof taskPageMessageSchema>;
