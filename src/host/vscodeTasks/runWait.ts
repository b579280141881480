import { Disposable, type LogOutputChannel, l10n } from 'vscode';
import type { Clock } from '../../core/base/clock.ts';
import { type ServiceError, heldUntil, isSomebodyElses } from '../../core/base/errors.ts';
import type { Polled } from '../../core/polling/pace.ts';
import { Poller } from '../../core/polling/poller.ts';
import type { RunDetail } from '../../core/runs/run.ts';
import type { RunEvent } from '../../core/runs/runEvent.ts';
import {
  type FollowedRun,
  type WaitEnd,
  followRun,
  lookAtRun,
} from '../../core/vscodeTasks/followedRun.ts';
import type { WaitFor } from '../../core/vscodeTasks/launchTask.ts';
import type { AccountNames } from '../account/accountNames.ts';
import type { Sessions, SignedIn } from '../account/session.ts';
import type { PersonClock } from '../account/zones.ts';
import { describe } from '../platform/log.ts';
import { runGone } from '../runs/runText.ts';
import type { Changes } from '../service/changes.ts';
import { errorNotice } from '../service/errorText.ts';
import type { EarlierRun } from './earlierRuns.ts';
import { exitCodes } from './exitCodes.ts';
import type { TaskOutput } from './launchTerminal.ts';
import { newsText, waitEndText } from './waitText.ts';

/** The parts that waiting works with. */
export interface WaitParts {
  readonly sessions: Pick<Sessions, 'current' | 'onDidChange'>;
  readonly names: Pick<AccountNames, 'now'>;
  readonly changes: Pick<Changes, 'onDidChangeHere'>;
  readonly zones: PersonClock;
  readonly clock: Clock;
  readonly log: LogOutputChannel;
}

/** How waiting has ended, and whether its run may still be waited for. */
export interface Waited {
  readonly code: number;
  readonly isOver: boolean;
}

/** Waits in a terminal for what is to come of a run, until that has come or cannot come. */
export function waitForRun(
  parts: WaitParts,
  run: EarlierRun,
  wait: WaitFor,
  output: TaskOutput,
  stop: AbortSignal,
): Promise<Waited> {
  const waiting = new RunWait(parts, run, wait, output);
  return waiting.until(stop);
}

/** Polls one run, whatever has the focus, and tells what has changed. */
class RunWait {
  readonly #parts: WaitParts;
  readonly #run: EarlierRun;
  readonly #output: TaskOutput;
  readonly #abort = new AbortController();
  readonly #poller: Poller;
  readonly #ended: Promise<Waited>;
  #end: (waited: Waited) => void = () => undefined;
  #followed: FollowedRun;
  /** The run as it was when all of it was told. */
  #told = '';
  #isTroubled = false;

  constructor(parts: WaitParts, run: EarlierRun, wait: WaitFor, output: TaskOutput) {
    this.#parts = parts;
    this.#run = run;
    this.#output = output;
    this.#followed = followRun(wait, run.task);
    this.#poller = new Poller(parts.clock, () => this.#poll());
    this.#ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  async until(stop: AbortSignal): Promise<Waited> {
    const { sessions, changes } = this.#parts;
    const lookNow = (): void => {
      this.#poller.noteChange();
    };
    const listening = Disposable.from(
      sessions.onDidChange(lookNow),
      changes.onDidChangeHere(lookNow),
    );
    const stopWaiting = (): void => {
      this.#output.say(l10n.t('Stopped waiting. The run goes on.'));
      this.#end({ code: exitCodes.stopped, isOver: false });
    };
    stop.addEventListener('abort', stopWaiting);
    if (stop.aborted) stopWaiting();
    else this.#poller.watch(true);
    try {
      return await this.#ended;
    } finally {
      stop.removeEventListener('abort', stopWaiting);
      listening.dispose();
      this.#poller.dispose();
      this.#abort.abort();
    }
  }

  #hasEnded(): boolean {
    return this.#abort.signal.aborted;
  }

  async #poll(): Promise<Polled> {
    try {
      const session = await this.#parts.sessions.current();
      if (session.state === 'signedOut') return this.#giveUp(signedOutText());
      const { names } = this.#parts;
      if (names.now(session.account.id) !== names.now(this.#run.account)) {
        return this.#giveUp(otherText());
      }
      if (session.state === 'unavailable') return this.#goOn(session.message);
      return await this.#look(session);
    } catch (error) {
      this.#parts.log.error(`Waiting for a run failed: ${describe(error)}`);
      return { changed: false };
    }
  }

  async #look({ api }: SignedIn): Promise<Polled> {
    const { signal } = this.#abort;
    const run = await api.getRun(this.#run.id, signal);
    if (this.#hasEnded()) return { changed: false };
    if (!run.ok) return this.#failed(run.error);
    if (this.#isTroubled) this.#output.say(l10n.t('Pneumatic answers again.'));
    this.#isTroubled = false;
    const digest = JSON.stringify(run.value);
    if (digest === this.#told) return { changed: false };
    const events = await api.listEvents(run.value.id, undefined, signal);
    if (this.#hasEnded()) return { changed: false };
    if (events.ok) this.#told = digest;
    const changed = this.#tell(run.value, events.ok ? events.value.items : undefined);
    return { changed, holdUntil: events.ok ? undefined : heldUntil(events.error) };
  }

  /** Tells what has changed; false if nothing has. */
  #tell(run: RunDetail, events: readonly RunEvent[] | undefined): boolean {
    const { zones, clock } = this.#parts;
    const look = lookAtRun(this.#followed, run, events);
    this.#followed = look.followed;
    const moment = { now: clock.now(), clock: zones.now };
    for (const news of look.news) this.#output.say(newsText(news, moment));
    if (look.end) this.#finish(look.end, run);
    return look.news.length > 0;
  }

  #finish(end: WaitEnd, run: RunDetail): void {
    const text = waitEndText(end, this.#followed.wait);
    const hasCome = end.kind === 'finished' || end.kind === 'taskCompleted';
    if (hasCome) this.#output.sayDone(text);
    else this.#output.sayFailed(text);
    const code = hasCome ? exitCodes.come : exitCodes.failed;
    this.#end({ code, isOver: hasCome || run.state === 'done' });
  }

  #failed(error: ServiceError): Polled {
    if (error.kind === 'cancelled') return { changed: false };
    if (isSomebodyElses(error)) return this.#goOn(errorNotice(error).message);
    switch (error.kind) {
      case 'unauthorized':
      case 'notSupported': {
        const { message, nextStep } = errorNotice(error);
        return this.#giveUp(`${message} ${nextStep}`);
      }
      case 'forbidden':
      case 'notFound':
        return this.#giveUp(runGone(), true);
      default:
        return this.#goOn(errorNotice(error).message, heldUntil(error));
    }
  }

  /** Says once that the service cannot be asked, and goes on. */
  #goOn(why: string, holdUntil?: number): Polled {
    if (!this.#isTroubled) {
      this.#output.say(l10n.t('{0} Waiting goes on until it answers.', why));
    }
    this.#isTroubled = true;
    return { changed: false, holdUntil };
  }

  #giveUp(why: string, isOver = false): Polled {
    this.#output.sayFailed(l10n.t('{0} Waiting has ended.', why));
    this.#end({ code: exitCodes.failed, isOver });
    return { changed: false };
  }
}

const signedOutText = (): string => l10n.t('You have signed out.');
const otherText = (): string => l10n.t('Another account is in use now.');
