import type { ServiceError } from '../../core/base/errors.ts';
import type { RunsApi } from '../../core/runs/runsApi.ts';
import { runId } from '../../core/base/ids.ts';
import type { Result } from '../../core/base/result.ts';
import type { Able } from '../account/abilities.ts';
import { showError, showInformation } from '../platform/notify.ts';
import type { Services } from '../services.ts';
import { askUntil } from './askUntil.ts';
import { doneTexts } from './doneText.ts';
import { filterRuns } from './filterRuns.ts';
import { loadTask } from '../tasks/loadTask.ts';
import { renewPeople } from '../account/renewPeople.ts';
import type { CommandTable } from '../manifest/command.ts';
import type { Reference } from '../platform/reference.ts';
import { isTaskNode } from '../tasks/taskRow.ts';
import { runOf } from './runRow.ts';
import { tellDone } from '../page/tellDone.ts';
import { runChangeText, whoMayChangeRuns } from './runChangeText.ts';

type FollowRunCommand =
  | 'pneumatic.refreshRuns'
  | 'pneumatic.filterRuns'
  | 'pneumatic.showMyRuns'
  | 'pneumatic.showAllRuns'
  | 'pneumatic.loadMoreRuns'
  | 'pneumatic.snoozeRun'
  | 'pneumatic.resumeRun';

/** A run that is changed, and the account that it is changed at. */
interface Work {
  readonly services: Services;
  readonly able: Able;
  readonly run: Reference;
}

export function followRunCommands(services: Services): Pick<CommandTable, FollowRunCommand> {
  const { following } = services;
  const on =
    (act: (work: Work) => Promise<void>) =>
    async (item: unknown): Promise<void> => {
      const able = await following.abilities.current();
      if (!able?.can.followsRuns) return;
      const run = await chosenRun(services, able, item);
      if (run) await act({ services, able, run });
    };
  return {
    'pneumatic.refreshRuns': async () => {
      await renewPeople(services);
      await following.runs.refresh();
    },
    'pneumatic.filterRuns': () => filterRuns(services),
    'pneumatic.showMyRuns': () => following.choices.change({ mine: true }),
    'pneumatic.showAllRuns': () => following.choices.change({ mine: false }),
    'pneumatic.loadMoreRuns': () => following.runs.loadMore(),
    'pneumatic.snoozeRun': on(async (work) => {
      const clock = services.zones.now;
      const until = await askUntil(work.run.name, clock);
      if (until === undefined) return;
      const done = doneTexts.snoozed(work.run.name, until, clock);
      await change(work, done, (api) => api.snoozeRun(runId(work.run.id), until));
    }),
    'pneumatic.resumeRun': on((work) =>
      change(work, doneTexts.resumed(work.run.name), (api) => api.resumeRun(runId(work.run.id))),
    ),
  };
}

/** The run that is meant: what is selected in its view, or the run of a task that is mine. */
async function chosenRun(
  services: Services,
  able: Able,
  item: unknown,
): Promise<Reference | undefined> {
  if (!isTaskNode(item)) return runOf(item ?? services.runsTree.selection[0]);
  const task = await loadTask({ services, api: able.session.api, ...item.task });
  if (!task) return undefined;
  if (task.run.changeable) return task.run;
  await showInformation(`${task.run.name}: ${whoMayChangeRuns()}`);
  return undefined;
}

/** Sends a change of a run, once, and shows how things stand afterwards, whatever came of it. */
async function change(
  { services, able, run }: Work,
  done: string,
  send: (api: RunsApi) => Promise<Result<void, ServiceError>>,
): Promise<void> {
  const { following } = services;
  // The account may have been changed while something was asked: the id means another run there.
  if ((await following.abilities.current())?.session !== able.session) return;
  const answer = await send(able.session.api);
  await following.runs.refresh();
  following.expect();
  if (!answer.ok) {
    await showError(`${run.name}: ${runChangeText(answer.error)}`);
  } else {
    const { id, name } = run;
    tellDone(services, { account: able.session.account.id, run: { id: runId(id), name } }, done);
  }
}
