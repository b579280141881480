import { env, l10n, window } from 'vscode';
import type { RunRecord } from '../../core/run.ts';
import type { Services } from '../services.ts';
import type { CommandTable } from './register.ts';

type RunCommand =
  | 'pneumatic.copyProcessId'
  | 'pneumatic.launchAgain'
  | 'pneumatic.removeRun'
  | 'pneumatic.clearRuns';

export function runCommands(services: Services): Pick<CommandTable, RunCommand> {
  const { runs, runsTree, journal } = services;
  const chosen = (item: unknown, selected: unknown): readonly RunRecord[] => {
    if (Array.isArray(selected)) return selected.filter(isRun);
    return isRun(item) ? [item] : runsTree.selection;
  };
  return {
    'pneumatic.copyProcessId': async (item, selected) => {
      const ids = chosen(item, selected).map(({ id }) => id);
      if (ids.length === 0) return;
      await env.clipboard.writeText(ids.join('\n'));
      window.setStatusBarMessage(l10n.t('Copied: {0}', ids.join(', ')), 3000);
    },
    'pneumatic.launchAgain': async (item, selected) => {
      const [run] = chosen(item, selected);
      if (run) await launchAgain(services, run);
    },
    'pneumatic.removeRun': async (item, selected) => {
      await runs.remove(chosen(item, selected));
      // The key that removes runs dismisses the launches that are selected with them.
      if (item === undefined) await journal.forget(runsTree.selectedPending);
    },
    'pneumatic.clearRuns': () => clearRuns(services),
  };
}

const isRun = (item: unknown): item is RunRecord =>
  typeof item === 'object' && item !== null && 'launchedAt' in item;

async function launchAgain({ sessions, panels }: Services, run: RunRecord): Promise<void> {
  const session = await sessions.current();
  if (session.state !== 'signedOut' && session.account.id === run.account.id) {
    await panels.showWith(run.account.id, run.workflow, run.input);
    return;
  }
  await window.showWarningMessage(
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
  const answer = await window.showWarningMessage(question, { modal: true, detail }, clear);
  if (answer === clear) await runs.remove(all);
}
