/**
 * The messages between the page of a run and the extension host. The page starts with `ready`; the
 * host answers with `show`, a full snapshot, and sends it again after each change. The host loads,
 * refreshes and sends; the page keeps only a comment that is being typed.
 */
import * as v from 'valibot';
import type { EventKind, RunEvent } from '../core/runs/runEvent.ts';
import { snoozeActions, runActions } from '../core/runs/runActions.ts';
import type { RunDetail, RunState, TaskState } from '../core/runs/run.ts';
import type { PageStrings } from './pageStrings.ts';
import { type LoadedFrame, type UnloadedView, frameMessages } from './pageFrame.ts';
import type { Notice } from './notice.ts';

/** What the page offers to do with the run: its changes, and to launch its workflow again. */
export const runPageActions = [...snoozeActions, ...runActions, 'launchAgain'] as const;
export type RunPageAction = (typeof runPageActions)[number];

/** The states of runs and tasks in words. */
export interface StateStrings {
  readonly runStates: Readonly<Record<RunState, string>>;
  readonly taskStates: Readonly<Record<TaskState, string>>;
}

/** Every text of the page. */
export interface RunStrings extends PageStrings, StateStrings {
  readonly loading: string;
  readonly startedBy: string;
  readonly tasks: string;
  readonly tasksDone: string;
  readonly noTasks: string;
  readonly openTask: string;
  readonly kickoffValues: string;
  readonly noValues: string;
  readonly emptyValue: string;
  readonly eventLog: string;
  readonly noEvents: string;
  readonly showMore: string;
  readonly loadingMore: string;
  readonly copyProcessId: string;
  readonly copyDetails: string;
  readonly copied: string;
  readonly actions: Readonly<Record<RunPageAction, string>>;
  /** Sentences: `{0}` is who did it, `{1}` the task, `{2}` the person or group it concerns. */
  readonly events: Readonly<Record<EventKind, string>>;
  readonly commentOnTask: string;
  /** Used where the log names nobody. */
  readonly service: string;
  readonly aTask: string;
  readonly somebody: string;
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
}

export interface LoadedRun extends LoadedFrame {
  readonly run: RunDetail;
  readonly log: LogView;
  /** What I can do with the run. */
  readonly actions: readonly RunPageAction[];
}

/** All that the page shows. */
export type RunView = UnloadedView | LoadedRun;

/** Host to page. The page checks `type` and trusts the rest: only the host can post to it. */
export interface RunHostMessage {
  readonly type: 'show';
  readonly strings: RunStrings;
  readonly view: RunView;
}

/** The state that the page keeps itself, also for restoring the panel. */
export const runPageStateSchema = v.object({
  version: v.literal(1),
  accountId: v.string(),
  runId: v.string(),
  comment: v.optional(v.string(), ''),
});
export type RunPageState = v.InferOutput<typeof runPageStateSchema>;

/** Page to host. */
export const runPageMessageSchema = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  ...frameMessages,
  v.object({ type: v.literal('showMore') }),
  /** Load the part of the log that could not be loaded. */
  v.object({ type: v.literal('retryLog') }),
  v.object({ type: v.literal('copyId') }),
  /** Copy details about the events that cannot be read. */
  v.object({ type: v.literal('copyDetails') }),
  v.object({ type: v.literal('manage'), action: v.picklist(runPageActions) }),
  v.object({ type: v.literal('openTask'), id: v.string() }),
  v.object({ type: v.literal('openTaskInBrowser'), id: v.string() }),
]);
export type RunPageMessage = v.InferOutput<typeof runPageMessageSchema>;
