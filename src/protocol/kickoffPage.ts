/**
 * The messages between the kick-off form's page and the extension host. The page starts with
 * `ready`; the host answers with `show`, a full snapshot, or has sent that already, and later with
 * `launch` alone. The host owns the launch, which goes on while the page is hidden; the page owns
 * what is being typed and reports each change with `edited`.
 */
import * as v from 'valibot';
import type { Assignee } from '../core/account/assignee.ts';
import type { FormInput } from '../core/form/input.ts';
import type { FormRules } from '../core/form/validate.ts';
import type { Comparison, TaskCondition } from '../core/workflows/taskCondition.ts';
import type { WorkflowDetail } from '../core/workflows/workflow.ts';
import type { FieldStrings } from './fieldStrings.ts';
import { type FieldUpload, type FieldsMessage, uploadMessageSchemas } from './uploads.ts';
import type { AccountView, LoadedFrame, UnloadedView } from './pageFrame.ts';
import type { FormNews } from './formNews.ts';
import { formInputSchema, runTaskIdSchema, savedInputSchema } from './input.ts';
import { noticeActions } from './notice.ts';
import type { HeldStrings, HostLostStrings } from './pageStrings.ts';
import type { SubmitState } from './submitState.ts';

/** How far the launch of this form has come. */
export type LaunchState =
  SubmitState | { readonly phase: 'launched'; readonly runId: string; readonly name: string };

/** The task that a form launches a sub-run of, and its run, by their names. */
export interface SubRunOf {
  readonly task: string;
  readonly run: string;
  /** Whether the task is not being worked on any more, so that nothing can be launched. */
  readonly closed: boolean;
}

export interface LoadedKickoff extends Partial<Pick<LoadedFrame, 'asOf' | 'stale'>> {
  readonly state: 'ready';
  readonly workflow: WorkflowDetail;
  /** undefined where the form launches a run of its own. */
  readonly subRunOf?: SubRunOf | undefined;
  /** The people that the workflow mentions; they are suggested for a `user` field in any case. */
  readonly people: readonly Assignee[];
  /** The people and groups for a `user` field; undefined where they are unknown. */
  readonly assignees: readonly Assignee[] | undefined;
  readonly rules: FormRules;
  readonly overridesTaskLinks: boolean;
  readonly schedulesRuns: boolean;
  /** Whether the service names a run that was launched without a name. */
  readonly namesRuns: boolean;
  /** Whether a started run can be opened here, and whether in the web application. */
  readonly followsRuns: boolean;
  readonly opensInBrowser: boolean;
  /** Files on their way; undefined where a field of kind `file` takes a link only. */
  readonly uploads: readonly FieldUpload[] | undefined;
  readonly suggestedName: string;
  readonly input: FormInput;
  /** The input before the form was filled in, until something else is typed. */
  readonly replaced?: FormInput | undefined;
  /** The changes of the form while it was open. */
  readonly news?: FormNews | undefined;
  readonly launch: LaunchState;
  readonly account: AccountView;
}

/** All that the page shows. */
export type KickoffView = UnloadedView | LoadedKickoff;

/** Host to page. The page checks `type` and trusts the rest: only the host can post to it. */
export type KickoffHostMessage =
  | { readonly type: 'show'; readonly strings: KickoffStrings; readonly view: KickoffView }
  /** All was sent before the page was ready. A page that has not got it says `ready` again. */
  | { readonly type: 'sentAhead' }
  /** Like `show`, but keeps what the page holds: the host knows nothing newer. */
  | { readonly type: 'update'; readonly strings: KickoffStrings; readonly view: LoadedKickoff }
  | { readonly type: 'launch'; readonly launch: LaunchState }
  /** Insert a text where the cursor is, as if it was typed. */
  | { readonly type: 'insert'; readonly text: string }
  | FieldsMessage;

/** The state that the page keeps itself, for an instant repaint and for restoring the panel. */
export const kickoffPageStateSchema = v.object({
  version: v.literal(1),
  accountId: v.string(),
  workflowId: v.string(),
  taskId: runTaskIdSchema,
  saved: v.optional(savedInputSchema),
  /** The input that was cleared, until the next typing. */
  cleared: v.optional(formInputSchema),
});
export type KickoffPageState = v.InferOutput<typeof kickoffPageStateSchema>;

/** Page to host. */
export const kickoffPageMessageSchema = v.variant('type', [
  /** The page is ready; `saved` is the input in its own state from before a reload. */
  v.object({ type: v.literal('ready'), saved: v.optional(savedInputSchema) }),
  v.object({ type: v.literal('edited'), saved: savedInputSchema }),
  /** Throw away what was typed. */
  v.object({ type: v.literal('clear') }),
  v.object({ type: v.literal('launch'), input: formInputSchema }),
  /** Give up waiting for the answer to a launch. */
  v.object({ type: v.literal('stopWaiting') }),
  /** After a launch: start with an empty form. */
  v.object({ type: v.literal('launchAnother') }),
  /** Copy what was typed into fields that are gone. */
  v.object({ type: v.literal('copyInput') }),
  /** The person has seen the changes of the form. */
  v.object({ type: v.literal('dismissNews') }),
  v.object({ type: v.literal('copyRunId') }),
  v.object({ type: v.literal('openRun') }),
  v.object({ type: v.literal('openInBrowser') }),
  v.object({ type: v.literal('openLink'), url: v.string() }),
  ...uploadMessageSchemas,
  v.object({ type: v.literal('act'), action: v.picklist(noticeActions) }),
  /** An unexpected error in the page, for the log. */
  v.object({ type: v.literal('fault'), message: v.string() }),
]);
export type KickoffPageMessage = v.InferOutput<typeof kickoffPageMessageSchema>;

/** Every text of the kick-off form's page. */
export interface KickoffStrings extends FieldStrings, HeldStrings, HostLostStrings {
  readonly loading: string;
  readonly inactive: string;
  /** `{0}` is the task, `{1}` its run. */
  readonly subRunOf: string;
  readonly subRunClosed: string;
  readonly whatHappens: string;
  readonly pathByAll: string;
  /** `{0}` are the numbers of tasks. */
  readonly pathAfter: string;
  /** What a condition does; `{0}` is what it asks for. */
  readonly conditions: Readonly<Record<TaskCondition['action'], string>>;
  /** `{0}` is a field, `{1}` a value. */
  readonly comparisons: Readonly<Record<Comparison, string>>;
  readonly demoAccount: string;
  readonly account: string;
  readonly kickoffForm: string;
  readonly noFields: string;
  readonly runName: string;
  /** The heading of the run’s name, due date and urgency. */
  readonly aboutRun: string;
  /** `{0}` is the name as it will be sent. */
  readonly runNameSent: string;
  readonly runNameGiven: string;
  readonly noDue: string;
  readonly notUrgent: string;
  readonly runNameHelp: string;
  readonly runNameHelpEmpty: string;
  readonly runNameHelpFilled: string;
  readonly due: string;
  readonly urgent: string;
  readonly taskLinks: string;
  readonly taskLinksHelp: string;
  readonly taskLinkLabel: string;
  readonly taskLinkPlaceholder: string;
  readonly launch: string;
  readonly launching: string;
  readonly stopWaiting: string;
  readonly more: string;
  /** What the form says while it has values of a link. */
  readonly filledByLink: string;
  readonly clear: string;
  /** `{0}` is the name of the keys. */
  readonly launchKeys: string;
  readonly launched: string;
  readonly launchedDetail: string;
  readonly processId: string;
  readonly copy: string;
  readonly copied: string;
  readonly launchAnother: string;
  readonly openRun: string;
}
