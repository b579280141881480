import type { PendingLaunch } from '../../core/launches/pendingLaunch.ts';
import type { RunRecord } from '../../core/launches/runRecord.ts';
import type { LaunchState } from '../../protocol/kickoffPage.ts';
import type { PersonClock } from '../account/zones.ts';
import type { LaunchJournal } from '../launches/launchJournal.ts';
import { pendingNotice } from '../launches/pendingLaunchText.ts';
import { shownName } from '../platform/format.ts';
import type { FormTargetIds } from './formTarget.ts';
import type { FormParts } from './formParts.ts';
import type { Launch, Launcher } from './launcher.ts';

/** The launches of one form: one at a time is under way, and earlier ones may have no answer yet. */
export class FormLaunches {
  readonly #target: FormTargetIds;
  readonly #launcher: Launcher;
  readonly #journal: LaunchJournal;
  readonly #zones: PersonClock;
  #sending: AbortController | undefined;

  constructor(
    target: FormTargetIds,
    { launcher, journal, zones }: Pick<FormParts, 'launcher' | 'journal' | 'zones'>,
  ) {
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
    const { accountId, workflowId } = this.#target;
    return (await this.#journal.ofForm(accountId, workflowId))[0];
  }

  /** How the form stands while it sends nothing. */
  async atRest(): Promise<LaunchState> {
    const earlier = await this.earlier();
    return earlier
      ? { phase: 'unknown', notice: pendingNotice(earlier, this.#zones.now) }
      : { phase: 'idle' };
  }

  /** Never rejects; the state says how it ended. To be called only while nothing is under way. */
  async send(launch: Launch): Promise<LaunchState> {
    const sending = new AbortController();
    this.#sending = sending;
    const end = await this.#launcher.launch(launch, sending.signal);
    this.#sending = undefined;
    return end;
  }

  /** Gives up waiting for the answer, if one is waited for. */
  stopWaiting(): void {
    this.#sending?.abort();
  }
}

/** A form in whose place the run is shown that has come of it. */
export const launchedState = ({ id, name }: RunRecord): LaunchState => ({
  phase: 'launched',
  runId: id,
  name: shownName(name),
});

/** Whether the service has said no to what was sent, as where the workflow is another by now. */
export const isRefused = (end: LaunchState): boolean =>
  end.phase === 'failed' && end.notice.action === undefined;
