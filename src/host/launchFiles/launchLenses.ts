import {
  CodeLens,
  type CodeLensProvider,
  type Command,
  Disposable,
  EventEmitter,
  l10n,
  type TextDocument,
} from 'vscode';
import { nearTime } from '../../core/base/nearTime.ts';
import type { RunRecord } from '../../core/launches/runRecord.ts';
import type { Run } from '../../core/runs/run.ts';
import type { AccountNames } from '../account/accountNames.ts';
import type { Sessions, SignedIn } from '../account/session.ts';
import type { PersonClock } from '../account/zones.ts';
import type { RunHistory } from '../launches/runHistory.ts';
import type { CommandId } from '../manifest/ids.ts';
import { locale, shownName } from '../platform/format.ts';
import { withoutIcons } from '../platform/notify.ts';
import { runDescription } from '../runs/runRowText.ts';
import type { Changes } from '../service/changes.ts';
import { LastLaunches, type LastLaunch, type MemoryParts } from './lastLaunches.ts';
import { launchKey } from './launchFromFile.ts';
import type { LaunchRef } from './launchRef.ts';
import type { OpenLaunchFiles } from './openLaunchFiles.ts';
import { rangeIn } from './ranges.ts';

/** The parts that the lines over launches need. */
export interface LensParts extends MemoryParts {
  readonly sessions: Pick<Sessions, 'current' | 'onDidChange'>;
  readonly history: RunHistory;
  readonly names: Pick<AccountNames, 'now'>;
  readonly changes: Pick<Changes, 'onDidChangeHere'>;
  readonly zones: Pick<PersonClock, 'now'>;
}

/** How long the state of a run is kept, in milliseconds. */
const keptFor = 30_000;

/** The line over a launch that tells of its last one; its run is read once it is in sight. */
class OutcomeLens extends CodeLens {
  last: LastLaunch | undefined;
}

/** The state of a run, as it was last read. */
interface KeptRun {
  readonly since: number;
  readonly run: Promise<Run | undefined>;
}

/** What can be done with each launch of a file, and how its last one has ended: over the launch. */
export class LaunchLenses implements CodeLensProvider, Disposable {
  readonly #parts: LensParts;
  readonly #files: OpenLaunchFiles;
  readonly #changed = new EventEmitter<void>();
  readonly #subscriptions: Disposable;
  readonly #runs = new Map<string, KeptRun>();

  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(parts: LensParts, files: OpenLaunchFiles) {
    this.#parts = parts;
    this.#files = files;
    const renew = (): void => {
      this.#runs.clear();
      this.#changed.fire();
    };
    this.#subscriptions = Disposable.from(
      parts.launchedFrom.event(renew),
      parts.history.onDidChange(renew),
      parts.changes.onDidChangeHere(renew),
      parts.sessions.onDidChange(renew),
    );
  }

  provideCodeLenses(document: TextDocument): CodeLens[] {
    const lastOnes = new LastLaunches(this.#parts).byKey;
    return this.#files.of(document).launches.flatMap((launch) => {
      const range = rangeIn(document, launch.span);
      const ref: LaunchRef = { file: document.uri.toString(), launch: launch.name };
      const act = (title: string, command: CommandId): CodeLens =>
        new CodeLens(range, { title, command, arguments: [ref] });
      const last = lastOnes.get(launchKey(document.uri, launch));
      const outcome = new OutcomeLens(range);
      outcome.last = last;
      return [
        act(l10n.t('$(play) Launch'), 'pneumatic.launchFromFile'),
        act(l10n.t('Open as Form'), 'pneumatic.openFileAsForm'),
        act(l10n.t('Copy as…'), 'pneumatic.copyAsCode'),
        ...(last ? [outcome] : []),
      ];
    });
  }

  async resolveCodeLens(lens: CodeLens): Promise<CodeLens> {
    const { last } = lens instanceof OutcomeLens ? lens : {};
    if (last) lens.command = await this.#outcome(last);
    return lens;
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  async #outcome(last: LastLaunch): Promise<Command> {
    const when = this.#when(last.at);
    const { run } = last;
    if (!run) {
      const title = l10n.t('$(question) {0}: may have started a run', when);
      return { title, command: 'pneumatic.runs.focus' };
    }
    const { history, names } = this.#parts;
    const records = await history.list();
    // Once the owner of a key becomes known, records are that person’s.
    const now = names.now(run.account);
    const record = records.find(({ id, account }) => id === run.id && account.id === now);
    if (!record) return { title: l10n.t('{0}: run {1}', when, withoutIcons(run.id)), command: '' };
    const state = await this.#state(record);
    const title = l10n.t(
      '$(rocket) {0}: {1}',
      when,
      withoutIcons(joined(shownName(record.name), state)),
    );
    return { title, command: 'pneumatic.openRun' satisfies CommandId, arguments: [record] };
  }

  #when(at: number): string {
    const { zone } = this.#parts.zones.now;
    return nearTime(at, { now: Date.now(), zone, locale: locale() });
  }

  /** What the run is at; empty where that cannot be read now. */
  async #state(record: RunRecord): Promise<string> {
    const session = await this.#parts.sessions.current();
    if (session.state !== 'signedIn' || session.account.id !== record.account.id) return '';
    const run = await this.#read(session, record);
    if (!run) return '';
    return runDescription(run, undefined, { now: Date.now(), clock: this.#parts.zones.now });
  }

  #read({ api }: SignedIn, { id }: RunRecord): Promise<Run | undefined> {
    const now = Date.now();
    const kept = this.#runs.get(id);
    if (kept && now - kept.since < keptFor) return kept.run;
    const read = async (): Promise<Run | undefined> => {
      const can = await api.capabilities();
      const run = can.ok && can.value.followsRuns ? await api.getRun(id) : undefined;
      return run?.ok ? run.value : undefined;
    };
    const run = read();
    this.#runs.set(id, { since: now, run });
    return run;
  }
}

const joined = (name: string, state: string): string =>
  state === '' ? name : `${name} · ${state}`;
