import { env, l10n } from 'vscode';
import type { RunRecord } from '../../core/launches/runRecord.ts';
import { askToConfirm, showBriefly, showInformation, showWarning } from '../messages.ts';
import type { Services } from '../services.ts';
import { shownName } from '../text.ts';
import { isPendingLaunch } from '../tree/pendingLaunchItem.ts';
import type { CommandTable } from './register.ts';
import { isRunRecord, runOf } from './rows.ts';
import { tellRemoved } from './tellRemoved.ts';

type RunCommand =
  | 'pneumatic.copyProcessId'
  | 'pneumatic.launchAgain'
  | 'pneumatic.removeRun'
  | 'pneumatic.clearRuns';

export function runCommands(services: Services): Pick<CommandTable, RunCommand> {
  const { runsTree } = services;
  const rows = (item: unknown, selected: unknown): readonly unknown[] => {
    if (Array.isArray(selected)) return selected;
    return item === undefined ? runsTree.selection : [item];
  };
  const chosen = (item: unknown, selected: unknown): readonly RunRecord[] =>
    rows(item, selected).filter(isRunRecord);
  return {
    'pneumatic.copyProcessId': async (item, selected) => {
      const chosenRows = rows(item, selected).filter((row) => !isPendingLaunch(row));
      const ids = [...new Set(chosenRows.flatMap((row) => runOf(row)?.id ?? []))];
      if (ids.length === 0) {
        void showInformation(l10n.t('This row has no process ID to copy.'));
        return;
      }
      await env.clipboard.writeText(ids.join('\n'));
      showBriefly(l10n.t('Copied: {0}', ids.join(', ')));
    },
    'pneumatic.launchAgain': async (item, selected) => {
      const [row] = rows(item, selected);
      const run = isRunRecord(row) ? row : await recordOf(services, runOf(row)?.id);
      if (run) await launchAgain(services, run);
      else void showInformation(notRemembered());
    },
    'pneumatic.removeRun': async (item, selected) => {
      const records = chosen(item, selected);
      if (records.length > 0) await removeRuns(services, records);
      else void showInformation(notRemovable());
    },
    'pneumatic.clearRuns': () => clearRuns(services),
  };
}

/** Asks nothing: it can be undone. */
async function removeRuns({ runs, log }: Services, records: readonly RunRecord[]): Promise<void> {
  await runs.remove(records);
  const [run, ...others] = records;
  const text =
    run && others.length === 0
      ? l10n.t('“{0}” has been removed from this list.', shownName(run.name))
      : l10n.t('{0} runs have been removed from this list.', records.length);
  tellRemoved(log, text, async () => {
    for (const record of records) await runs.add(record);
  });
}

const notRemembered = (): string =>
  l10n.t(
    'Only a run that was launched from here can be launched again. Launch its workflow instead.',
  );

const notRemovable = (): string =>
  l10n.t('Only runs under “Launched from Here” can be removed. Filter the runs to see them.');

/** What is remembered of a run that the service lists, if it was launched from here. */
async function recordOf(
  { sessions, runs }: Services,
  id: string | undefined,
): Promise<RunRecord | undefined> {
  const session = await sessions.current();
  if (id === undefined || session.state === 'signedOut') return undefined;
  const { account } = session;
  return (await runs.list()).find((run) => run.id === id && run.account.id === account.id);
}

async function launchAgain({ sessions, panels }: Services, run: RunRecord): Promise<void> {
  const session = await sessions.current();
  if (session.state !== 'signedOut' && session.account.id === run.account.id) {
    await panels.showWith(run.account.id, run.workflow, run.input);
    return;
  }
  await showWarning(
    l10n.t(
      '“{0}” was launched on {1}. Sign in there to launch it again.',
      run.name,
      run.account.label,
    ),
  );
}

async function clearRuns({ runs }: Services): Promise<void> {
  const all = await runs.list();
  if (all.length === 0) return;
  const clear = l10n.t('Clear');
  const question =
    all.length === 1
      ? l10n.t('Forget the run that was launched from here?')
      : l10n.t('Forget all {0} runs that were launched from here?', all.length);
  const detail = l10n.t('Only this list is cleared; nothing changes in Pneumatic.');
  const answer = await askToConfirm(question, detail, clear);
  if (answer === clear) await runs.remove(all);
}
