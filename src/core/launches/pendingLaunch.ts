import type { UnknownOutcomeCause } from '../base/errors.ts';
import { type FormInput, isSameInput } from '../form/input.ts';
import type { AccountId, RunTaskId, WorkflowId } from '../base/ids.ts';
import type { RunRecord } from './runRecord.ts';
import { isBlank } from '../base/isBlank.ts';

/** The process that sends a launch, so that others can check whether it still runs. */
export interface LaunchOwner {
  /** The machine's name, since a process id is valid on one machine only. */
  readonly host: string;
  readonly pid: number;
  /** When the process started, in milliseconds since 1970: a process id may be used again. */
  readonly startedAt: number;
}

/** Why it is unknown how a launch ended; `interrupted` means that its sender has ended. */
export type PendingCause = UnknownOutcomeCause | 'interrupted';

/** How far a launch without an answer has come. */
export type PendingProgress =
  /**
   * The launch is being sent. By `until`, in milliseconds since 1970, its owner has recorded the
   * answer or has ended.
   */
  | { readonly state: 'sending'; readonly owner: LaunchOwner; readonly until: number }
  /** A run may have started; a person has to find out. */
  | { readonly state: 'unknown'; readonly cause: PendingCause };

/**
 * A launch that may have been sent and has no answer. It is written down before it is sent, and
 * forgotten when its answer has come or a person dismisses it. It is never sent again.
 */
export interface PendingLaunch {
  /** Made up here; the service does not know it. */
  readonly id: string;
  /** undefined where the service names the run. */
  readonly name: string | undefined;
  readonly workflow: { readonly id: WorkflowId; readonly name: string };
  readonly account: { readonly id: AccountId; readonly label: string };
  /** Milliseconds since 1970. The run that it starts is recorded with the same time. */
  readonly sentAt: number;
  readonly input: FormInput;
  /** The task of another run that the run becomes a sub-run of. */
  readonly ofTask?: RunTaskId | undefined;
  readonly progress: PendingProgress;
}

/** A pending launch whose outcome has to be found out by a person. */
export type UnknownLaunch = PendingLaunch & {
  readonly progress: Extract<PendingProgress, { readonly state: 'unknown' }>;
};

/** The name of the launch for people. */
export const pendingName = ({ name = '', workflow }: PendingLaunch): string =>
  isBlank(name) ? workflow.name : name;

export const asUnknown = (launch: PendingLaunch, cause: PendingCause): UnknownLaunch => ({
  ...launch,
  progress: { state: 'unknown', cause },
});

/**
 * Whether the owner of the launch will not record an answer any more: it has ended, or is long
 * overdue. The time counts too, since a process on another machine cannot be checked, and its id
 * may belong to another one by now.
 */
export const isAbandoned = (
  { progress }: PendingLaunch,
  now: number,
  hasEnded: (owner: LaunchOwner) => boolean,
): boolean => progress.state === 'sending' && (now > progress.until || hasEnded(progress.owner));

/** Whether the launch has started this run. */
export const cameOf = (launch: PendingLaunch, run: RunRecord): boolean =>
  run.launchedAt === launch.sentAt &&
  run.account.id === launch.account.id &&
  run.workflow.id === launch.workflow.id &&
  run.ofTask === launch.ofTask &&
  isSameInput(run.input, launch.input);

export const latestFirst = (a: PendingLaunch, b: PendingLaunch): number => b.sentAt - a.sentAt;
