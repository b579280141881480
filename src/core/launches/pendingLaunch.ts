import type { UnknownOutcomeCause } from '../base/errors.ts';
import { type FormInput, isSameInput } from '../form/input.ts';
import type { AccountId, WorkflowId } from '../base/ids.ts';
import type { RunRecord } from './runRecord.ts';
import { isBlank } from '../base/isBlank.ts';

/** The process that sends a launch, so that others can find out whether it still does. */
export interface LaunchOwner {
  /** The machine's name: process ids mean something on one machine only. */
  readonly host: string;
  readonly pid: number;
  /** When the process started, in milliseconds since 1970: ids come round again. */
  readonly startedAt: number;
}

/** Why nobody can tell how a launch ended; `interrupted`: whoever sent it has gone. */
export type PendingCause = UnknownOutcomeCause | 'interrupted';

/** How far a launch without an answer has come. */
export type PendingProgress =
  /** On its way. By `until`, in milliseconds since 1970, its owner has settled it or is no more. */
  | { readonly state: 'sending'; readonly owner: LaunchOwner; readonly until: number }
  /** A run may have started; a person has to find out. */
  | { readonly state: 'unknown'; readonly cause: PendingCause };

/**
 * A launch that may have been sent and has no answer. It is written down before it is sent, and
 * forgotten when its answer has come or a person dismisses it. It is never sent again from here.
 */
export interface PendingLaunch {
  /** Made up here; the service does not know it. */
  readonly id: string;
  /** undefined: left to the service. */
  readonly name: string | undefined;
  readonly workflow: { readonly id: WorkflowId; readonly name: string };
  readonly account: { readonly id: AccountId; readonly label: string };
  /** Milliseconds since 1970. The run that comes of it is recorded with the same time. */
  readonly sentAt: number;
  readonly input: FormInput;
  readonly progress: PendingProgress;
}

/** A pending launch whose outcome has to be found out by a person. */
export type UnknownLaunch = PendingLaunch & {
  readonly progress: Extract<PendingProgress, { readonly state: 'unknown' }>;
};

/** What a person calls it. */
export const pendingName = ({ name = '', workflow }: PendingLaunch): string =>
  isBlank(name) ? workflow.name : name;

export const asUnknown = (launch: PendingLaunch, cause: PendingCause): UnknownLaunch => ({
  ...launch,
  progress: { state: 'unknown', cause },
});

/**
 * Whether nobody will settle the launch any more: its owner has ended, or should have been through
 * long ago. The time counts too, since an owner on another machine cannot be looked for, and a
 * process id may by now be another's.
 */
export const isAbandoned = (
  { progress }: PendingLaunch,
  now: number,
  hasEnded: (owner: LaunchOwner) => boolean,
): boolean => progress.state === 'sending' && (now > progress.until || hasEnded(progress.owner));

/** Whether the run is the one that came of the launch. */
export const cameOf = (launch: PendingLaunch, run: RunRecord): boolean =>
  run.launchedAt === launch.sentAt &&
  run.account.id === launch.account.id &&
  run.workflow.id === launch.workflow.id &&
  isSameInput(run.input, launch.input);

export const latestFirst = (a: PendingLaunch, b: PendingLaunch): number => b.sentAt - a.sentAt;
