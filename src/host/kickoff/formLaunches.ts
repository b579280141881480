import { commands } from 'vscode';
import type { PendingLaunch } from '../../core/launches/pendingLaunch.ts';
import { type RunRecord, cameOfDraft } from '../../core/launches/runRecord.ts';
import type { SavedInput } from '../../protocol/input.ts';
import type { LaunchState } from '../../protocol/kickoffPage.ts';
import type { PersonClock } from '../account/zones.ts';
import type { LaunchJournal } from '../launches/launchJournal.ts';
import type { RunHistory } from '../launches/runHistory.ts';
import { pendingNotice } from '../launches/pendingLaunchText.ts';
import type { CommandId } from '../manifest/ids.ts';
import { shownName } from '../platform/format.ts';
import type { KickoffTarget } from './kickoffTarget.ts';
import type { KickoffPanelParts } from './kickoffPanelParts.ts';
import type { Launch } from './launcher.ts';
import type { ShownForm } from './shownForm.ts';

/** The parts that send the launches of a form. */
export interface FormLaunchesParts extends Pick<KickoffPanelParts, 'launcher' | 'journal'> {
  readonly zones: PersonClock;
}

/**
 * The launches of one form: at most one is under way, and earlier ones may still have no answer.
 */
export class FormLaunches {
  readonly #target: KickoffTarget;
  readonly #launcher: KickoffPanelParts['launcher'];
  readonly #journal: LaunchJournal;
  readonly #zones: PersonClock;
  #sending: AbortController | undefined;

  constructor(target: KickoffTarget, { launcher, journal, zones }: FormLaunchesParts) {
    this.#target = target;
    this.#launcher = launcher;
    this.#journal = journal;
    this.#zones = zones;
  }

  get sending(): boolean {
    return this.#sending !== undefined;
  }

  /** The latest launch of the form that has no answer. */
  async earlier(): Promise<PendingLaunch | undefined> {
    const { accountId, workflowId, taskId } = this.#target;
    return (await this.#journal.ofForm(accountId, workflowId, taskId))[0];
  }

  /** The state of the form while no launch is under way. */
  async atRest(): Promise<LaunchState> {
    const earlier = await this.earlier();
    return earlier
      ? { phase: 'unknown', notice: pendingNotice(earlier, this.#zones.now) }
      : { phase: 'idle' };
  }

  /** Updates earlier launches: other windows send some too, and a person dismisses others. */
  async updateEarlier(form: Pick<ShownForm, 'loaded' | 'showLaunch'>): Promise<void> {
    const before = form.loaded?.launch;
    const atRest = await this.atRest();
    const launch = form.loaded?.launch;
    // A launch has begun or ended meanwhile, so what was read may be out of date.
    if (launch !== before) return this.updateEarlier(form);
    if (!launch || this.sending) return;
    if (isOutdated(launch, atRest)) form.showLaunch(atRest);
  }

  /**
   * Sends the launch. Never rejects; the state says how it ended. Call it only while no launch is
   * under way.
   */
  async send(launch: Launch): Promise<LaunchState> {
    const sending = new AbortController();
    this.#sending = sending;
    const end = await this.#launcher.launch(launch, sending.signal);
    this.#sending = undefined;
    return end;
  }

  /** Stops waiting for the answer of the launch under way, if there is one. */
  stopWaiting(): void {
    this.#sending?.abort();
  }
}

/** The state of a form after its launch has started this run. */
export const launchedState = ({ id, name }: RunRecord): LaunchState => ({
  phase: 'launched',
  runId: id,
  name: shownName(name),
});

/** Whether the service has refused the launch, for example because the workflow has changed. */
export const isRefused = (end: LaunchState): boolean =>
  end.phase === 'failed' && end.notice.action === undefined;

/** Whether a form at rest shows something else than what is known now. */
const isOutdated = (shown: LaunchState, atRest: LaunchState): boolean =>
  (shown.phase === 'idle' || shown.phase === 'unknown') &&
  JSON.stringify(shown) !== JSON.stringify(atRest);

/** The run that was launched from the form with exactly this draft. */
export async function runOfDraft(
  history: Pick<RunHistory, 'list'>,
  { accountId, workflowId, taskId }: KickoffTarget,
  draft: SavedInput,
): Promise<RunRecord | undefined> {
  const form = { accountId, workflowId, taskId };
  return (await history.list()).find((run) => cameOfDraft(run, form, draft));
}

/** Looks for the run of the latest launch that has no answer. */
export async function checkEarlier(launches: Pick<FormLaunches, 'earlier'>): Promise<void> {
  const command: CommandId = 'pneumatic.checkLaunch';
  const launch = await launches.earlier();
  if (launch) await commands.executeCommand(command, launch);
}
