import { type LogOutputChannel, l10n } from 'vscode';
import type { RunRecord } from '../../core/launches/runRecord.ts';
import { copyTexts } from '../platform/copyTexts.ts';
import { askToConfirm, showInformation } from '../platform/notify.ts';
import type { RunHistory } from '../launches/runHistory.ts';
import type { RunsTree } from './runsTree.ts';
import { shownName } from '../platform/format.ts';
import { isPendingLaunch } from '../launches/pendingLaunchItem.ts';
import type { CommandTable } from '../manifest/command.ts';
import { isRunRecord } from '../launches/runRecordItem.ts';
import { runOf } from './runRow.ts';
import { chosenRows } from './chosenRows.ts';
import { offerUndo } from '../platform/offerUndo.ts';

type RecordCommand = 'pneumatic.copyProcessId' | 'pneumatic.removeRun' | 'pneumatic.clearRuns';

/** The parts that the commands need. */
interface Parts {
  readonly history: RunHistory;
  readonly runsTree: RunsTree;
  readonly log: LogOutputChannel;
}

export function recordCommands(parts: Parts): Pick<CommandTable, RecordCommand> {
  const { runsTree } = parts;
  const chosen = (item: unknown, selected: unknown): readonly RunRecord[] =>
    chosenRows(runsTree, item, selected).filter(isRunRecord);
  return {
    'pneumatic.copyProcessId': (item, selected) => {
      const listed = chosenRows(runsTree, item, selected).filter((row) => !isPendingLaunch(row));
      const ids = [...new Set(listed.flatMap((row) => runOf(row)?.id ?? []))];
      return copyTexts(ids, l10n.t('This row has no run ID to copy.'));
    },
    'pneumatic.removeRun': async (item, selected) => {
      const records = chosen(item, selected);
      if (records.length > 0) await removeRuns(parts, records);
      else void showInformation(notRemovable());
    },
    'pneumatic.clearRuns': () => clearRuns(parts),
  };
}

/** Asks no question, since it can be undone. */
async function removeRuns({ history, log }: Parts, records: readonly RunRecord[]): Promise<void> {
  await history.remove(records);
  const [run, ...others] = records;
  const text =
    run && others.length === 0
      ? l10n.t('“{0}” has been removed from this list.', shownName(run.name))
      : l10n.t('{0} runs have been removed from this list.', records.length);
  offerUndo(log, text, async () => {
    for (const record of records) await history.add(record);
  });
}

const notRemovable = (): string =>
  l10n.t('Only runs under “Launched from Here” can be removed. Filter the runs to see them.');

async function clearRuns({ history }: Parts): Promise<void> {
  const all = await history.list();
  if (all.length === 0) return;
  const clear = l10n.t('Clear');
  const question =
    all.length === 1
      ? l10n.t('Forget the run that was launched from here?')
      : l10n.t('Forget all {0} runs that were launched from here?', all.length);
  const detail = l10n.t('Only this list is cleared; nothing changes in Pneumatic.');
  const answer = await askToConfirm(question, detail, clear);
  if (answer === clear) await history.remove(all);
}
