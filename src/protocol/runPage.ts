/**
 * The messages between the page of a run and the extension host. The page starts with `ready`; the
 * host answers with `show`, a full snapshot, and then sends how that changes. The host loads,
 * refreshes and sends; the page keeps only a comment that is being typed.
 */
import * as v from 'valibot';
import { snoozeActions, runActions } from '../core/runs/runActions.ts';
import type { RunDetail, RunState, TaskState } from '../core/runs/run.ts';
import type { EventReason } from '../core/runs/runEvent.ts';
import type { SubRunsByTask } from '../core/runs/subRun.ts';
import type { PageStrings } from './pageStrings.ts';
import type { ChangeMessage } from './patch.ts';
import { type LoadedFrame, type UnloadedView, frameMessages } from './pageFrame.ts';
import { type PeopleMessage, type WithCommentBox, commentBoxMessages } from './commentBox.ts';
import { type LogStrings, type LogView, editedCommentSchema, logMessages } from './log.ts';

/** What the page offers to do with the run: its changes, and to launch its workflow again. */
export const runPageActions = [...snoozeActions, ...runActions, 'launchAgain'] as const;
export type RunPageAction = (typeof runPageActions)[number];

/** The states of runs and tasks in words. */
export interface StateStrings {
  readonly runStates: Readonly<Record<RunState, string>>;
  readonly taskStates: Readonly<Record<TaskState, string>>;
  /** `{0}` is when a run or a task goes on. */
  readonly snoozedUntil: string;
}

/** The texts of what a page tells of a run as a whole. */
export interface RunPartStrings {
  readonly tasks: string;
  readonly tasksDone: string;
  readonly noTasks: string;
  readonly openTask: string;
  /** `{0}` is the number of the task, `{1}` its name. */
  readonly step: string;
  readonly kickoffValues: string;
  readonly noValues: string;
  /** `{0}` is the number of fields in which nothing was filled in. */
  readonly emptyValues: string;
  readonly emptyValuesOne: string;
  readonly timeLine: string;
  /** The marks on the time line. */
  readonly now: string;
  readonly returned: string;
  readonly subRuns: string;
  /** Why a task was skipped, on the time line. */
  readonly skippedBy: Readonly<Record<EventReason, string>>;
}

/** Every text of the page. */
export interface RunStrings extends PageStrings, StateStrings, LogStrings, RunPartStrings {
  readonly aboutWorkflow: string;
  /** Why a run is late: `{0}` is the task, `{1}` when that was due. */
  readonly lateTask: string;
  readonly more: string;

  readonly subRunOf: string;
  readonly openParentTask: string;
  readonly loading: string;
  readonly startedBy: string;
  readonly actions: Readonly<Record<RunPageAction, string>>;
}

export interface LoadedRun extends LoadedFrame, WithCommentBox {
  readonly run: RunDetail;
  readonly log: LogView;
  /** The sub-runs of its tasks. */
  readonly subRuns: SubRunsByTask;
  /** What I can do with the run. */
  readonly actions: readonly RunPageAction[];
}

/** All that the page shows. */
export type RunView = UnloadedView | LoadedRun;

/** Host to page. The page checks `type` and trusts the rest: only the host can post to it. */
export type RunHostMessage =
  | { readonly type: 'show'; readonly strings: RunStrings; readonly view: RunView }
  | ChangeMessage
  | PeopleMessage;

/** The state that the page keeps itself, also for restoring the panel. */
export const runPageStateSchema = v.object({
  version: v.literal(1),
  accountId: v.string(),
  runId: v.string(),
  /** That the page is the form which changes the values of the run. */
  shows: v.optional(v.literal('values')),
  comment: v.optional(v.string(), ''),
  editing: v.optional(v.pipe(v.array(editedCommentSchema), v.readonly())),
});
export type RunPageState = v.InferOutput<typeof runPageStateSchema>;

/** Page to host. */
export const runPageMessageSchema = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  ...frameMessages,
  ...logMessages,
  ...commentBoxMessages,
  v.object({ type: v.literal('manage'), action: v.picklist(runPageActions) }),
  v.object({ type: v.literal('openTask'), id: v.string() }),
  v.object({ type: v.literal('openTaskInBrowser'), id: v.string() }),
  v.object({ type: v.literal('openSubRun'), id: v.string() }),
  /** Open the task that the run is a sub-run of. */
  v.object({ type: v.literal('openParentTask') }),
]);
export type RunPageMessage = v.InferOutput<typeof runPageMessageSchema>;
