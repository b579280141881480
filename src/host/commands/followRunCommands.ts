import { l10n } from 'vscode';
import type { ServiceError } from '../../core/errors.ts';
import type { RunsApi } from '../../core/api.ts';
import { runId } from '../../core/ids.ts';
import type { Result } from '../../core/result.ts';
import { showBriefly, showError } from '../messages.ts';
import type { Services } from '../services.ts';
import { errorText } from '../text.ts';
import { askUntil } from './askUntil.ts';
import { filterRuns } from './filterRuns.ts';
import { renewPeople } from './renewPeople.ts';
import type { CommandTable } from './register.ts';
import { type Reference, runOf } from './rows.ts';

type FollowRunCommand =
  | 'pneumatic.refreshRuns'
  | 'pneumatic.filterRuns'
  | 'pneumatic.showMyRuns'
  | 'pneumatic.showAllRuns'
  | 'pneumatic.loadMoreRuns'
  | 'pneumatic.snoozeRun'
  | 'pneumatic.resumeRun';

export function followRunCommands(services: Services): Pick<CommandTable, FollowRunCommand> {
  const { following, runsTree } = services;
  const chosen = (item: unknown): Reference | undefined => runOf(item ?? runsTree.selection[0]);
  return {
    'pneumatic.refreshRuns': async () => {
      await renewPeople(services);
      await following.runs.refresh();
    },
    'pneumatic.filterRuns': () => filterRuns(services),
    'pneumatic.showMyRuns': () => following.choices.change({ mine: true }),
    'pneumatic.showAllRuns': () => following.choices.change({ mine: false }),
    'pneumatic.loadMoreRuns': () => following.runs.loadMore(),
    'pneumatic.snoozeRun': async (item) => {
      const run = chosen(item);
      const until = run && (await askUntil(run.name));
      if (!run || until === undefined) return;
      await change(services, run, (api) => api.snoozeRun(runId(run.id), until));
    },
    'pneumatic.resumeRun': async (item) => {
      const run = chosen(item);
      if (run) await change(services, run, (api) => api.resumeRun(runId(run.id)));
    },
  };
}

/** Sends a change of a run, once, and shows how things stand afterwards, whatever came of it. */
async function change(
  { following }: Services,
  run: Reference,
  send: (api: RunsApi) => Promise<Result<void, ServiceError>>,
): Promise<void> {
  const able = await following.abilities.current();
  if (!able) return;
  const answer = await send(able.session.api);
  await following.runs.refresh();
  following.expect();
  if (!answer.ok) {
    await showError(`${run.name}: ${errorText(answer.error)}`);
  } else {
    showBriefly(l10n.t('Done: {0}', run.name));
  }
}
