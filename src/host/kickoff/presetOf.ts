import { l10n, ProgressLocation, window } from 'vscode';
import type { AccountId } from '../../core/base/ids.ts';
import { runId } from '../../core/base/ids.ts';
import { type Preset, presetOfRecord, presetOfRun } from '../../core/kickoff/preset.ts';
import type { RunRecord } from '../../core/launches/runRecord.ts';
import type { Abilities } from '../account/abilities.ts';
import type { Sessions } from '../account/session.ts';
import type { RunHistory } from '../launches/runHistory.ts';
import { inStatusBar, showError, showInformation, showWarning } from '../platform/notify.ts';
import type { Reference } from '../platform/reference.ts';
import { errorText } from '../service/errorText.ts';

/** The parts that read what an earlier run was launched with. */
export interface PresetParts {
  readonly sessions: Sessions;
  readonly history: RunHistory;
  readonly abilities: Abilities;
}

/** A preset, and the account that its workflow belongs to. */
export interface FoundPreset {
  readonly account: AccountId;
  readonly preset: Preset;
}

/**
 * What a run was launched with: as this machine remembers it, else by the run’s own values, which
 * are read now. If neither can be had, says why.
 */
export async function presetOf(
  parts: PresetParts,
  run: Reference,
): Promise<FoundPreset | undefined> {
  const session = await parts.sessions.current();
  if (session.state === 'signedOut') return undefined;
  const { id: account } = session.account;
  const record = (await parts.history.list()).find(
    (each) => each.id === run.id && each.account.id === account,
  );
  return record ? { account, preset: presetOfRecord(record) } : readPreset(parts, run);
}

/** What a remembered run was launched with; if it is of another account, says where to sign in. */
export async function presetOfRemembered(
  { sessions }: Pick<PresetParts, 'sessions'>,
  run: RunRecord,
): Promise<FoundPreset | undefined> {
  const session = await sessions.current();
  if (session.state !== 'signedOut' && session.account.id === run.account.id) {
    return { account: run.account.id, preset: presetOfRecord(run) };
  }
  await showWarning(
    l10n.t(
      '“{0}” was launched on {1}. Sign in there to launch it again.',
      run.name,
      run.account.label,
    ),
  );
  return undefined;
}

async function readPreset(
  { abilities }: PresetParts,
  { id, name }: Reference,
): Promise<FoundPreset | undefined> {
  const able = await abilities.ask();
  if (!able?.can.followsRuns) {
    await showInformation(
      l10n.t(
        'This server does not show what “{0}” was launched with. Launch its workflow instead.',
        name,
      ),
    );
    return undefined;
  }
  const { api, account } = able.session;
  const run = await window.withProgress(
    { location: ProgressLocation.Window, title: inStatusBar(l10n.t('Loading {0}…', name)) },
    () => api.getRun(runId(id)),
  );
  // While the run was read, the account may have changed: there, the id means another workflow.
  if ((await abilities.ask())?.session !== able.session) return undefined;
  const preset = run.ok ? presetOfRun(run.value) : undefined;
  if (preset) return { account: account.id, preset };
  await showError(
    run.ok
      ? l10n.t('The workflow of “{0}” has been deleted, so it cannot be launched again.', name)
      : `${name}: ${errorText(run.error)}`,
  );
  return undefined;
}
