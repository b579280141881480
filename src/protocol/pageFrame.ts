/** The parts of the protocol that the pages of runs and tasks share. */
import * as v from 'valibot';
import type { RunId } from '../core/base/ids.ts';
import type { FilledField } from '../core/base/filledField.ts';
import { type Notice, noticeActions } from './notice.ts';

/** How my work on a task has ended; others may have to do their part of it. */
export type Ending = 'completed' | 'partDone' | 'returned';

/** A task that was completed, as the page of the next one tells of it. */
export interface CompletedTask {
  readonly ended: Ending;
  readonly name: string;
  readonly run: { readonly id: RunId; readonly name: string };
  /** The tasks that the run is at now; undefined where that is unknown. */
  readonly now: readonly CurrentTask[] | undefined;
}

/** A task that a run is at, and the names of those who work on it. */
export interface CurrentTask {
  readonly name: string;
  readonly who: readonly string[];
}

/** The progress of a change that a page has asked for. */
export type ChangeState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'sending' }
  /** Done; `text` is what was sent, so that the page can tell it from later typing. */
  | { readonly phase: 'done'; readonly text: string }
  | { readonly phase: 'failed'; readonly notice: Notice }
  /** The change may have been made; only a person can decide to send it again. */
  | { readonly phase: 'unknown'; readonly notice: Notice };

export const idleChange = { phase: 'idle' } as const;

/** The account of a page, in words; `demo` sets it apart from a real one. */
export interface AccountView {
  /** The name that people know the account by; its server where that is not known. */
  readonly label: string;
  readonly server?: string | undefined;
  readonly demo: boolean;
}

/** The view of a page that has nothing else to show. */
export type UnloadedView =
  | { readonly state: 'loading'; readonly title: string }
  | {
      readonly state: 'failed';
      readonly title: string;
      readonly notice: Notice;
      /** The values typed into a form that is gone, to be copied. */
      readonly typed?: readonly FilledField[] | undefined;
    };

/** The parts that every loaded page shows besides its own contents. */
export interface LoadedFrame {
  readonly state: 'ready';
  readonly account: AccountView;
  /** Whether the web application has a page for it. */
  readonly inBrowser: boolean;
  /** A person has asked for a refresh, which is under way. */
  readonly refreshing: boolean;
  /** Why nothing newer than `asOf` is shown; undefined while the page is up to date. */
  readonly stale: { readonly notice: Notice; readonly asOf: number } | undefined;
  /**
   * When what is shown was read, if it was kept and the service has not answered since: then
   * nothing can be sent. Undefined while it is up to date. In milliseconds since 1970.
   */
  readonly asOf?: number | undefined;
  readonly comment: ChangeState;
}

/** The messages that change something at the service. */
const changing: readonly string[] = [
  ...['comment', 'editComment', 'deleteComment', 'react', 'chooseReaction'],
  ...['complete', 'return', 'mark', 'addPerformer', 'removePerformer', 'setDueDate'],
  ...['launchSubRun', 'manage', 'save'],
];

/** Whether a message has to wait while a page shows what was kept. */
export const waitsForAnswer = (message: {
  readonly type: string;
  readonly action?: unknown;
}): boolean => changing.includes(message.type) && message.action !== 'launchAgain';

/** The messages that both pages send to the host. */
export const frameMessages = [
  v.object({ type: v.literal('refresh') }),
  v.object({ type: v.literal('comment'), text: v.string() }),
  v.object({ type: v.literal('openInBrowser') }),
  v.object({ type: v.literal('openLink'), url: v.string() }),
  v.object({ type: v.literal('act'), action: v.picklist(noticeActions) }),
  /** An unexpected error in the page, for the log. */
  v.object({ type: v.literal('fault'), message: v.string() }),
] as const;
