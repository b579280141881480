import { l10n, type LogOutputChannel, ThemeIcon } from 'vscode';
import type { Findable } from '../../core/base/foldedTexts.ts';
import { runId } from '../../core/base/ids.ts';
import { Matcher } from '../../core/base/matcher.ts';
import { fieldsToAskFor, hitReason } from '../../core/runs/hitReason.ts';
import type { Run } from '../../core/runs/run.ts';
import type { Abilities, AbleAccount } from '../account/abilities.ts';
import { type AccountUseParts, closeWithAccount } from '../account/accountUse.ts';
import type { PersonClock } from '../account/zones.ts';
import type { PageOpener } from '../page/pageOpener.ts';
import type { Choice, Row } from '../platform/choice.ts';
import { FilteredPick } from '../platform/filteredPick.ts';
import { showInformation, withoutIcons } from '../platform/notify.ts';
import { searchFailureRow, searchOnPause } from '../platform/pausedSearch.ts';
import { errorText } from '../service/errorText.ts';
import type { WorkflowStore } from '../workflows/workflowStore.ts';
import { runDescription } from './runRowText.ts';
import type { RunList } from './runList.ts';

/** The parts that finding a run needs. */
export interface FindRunParts extends AccountUseParts {
  readonly abilities: Abilities;
  readonly runList: RunList;
  readonly workflows: WorkflowStore;
  readonly zones: PersonClock;
  readonly pages: PageOpener;
  readonly log: LogOutputChannel;
}

/** How many runs the service is asked for; what fits best comes first. */
const mostFound = 30;

/** Lets a person find a run by typing, among those that are loaded and at the service. */
export async function findRun(parts: FindRunParts): Promise<void> {
  const able = await parts.abilities.ask();
  if (!able?.can.followsRuns) {
    await showInformation(l10n.t('This account’s server cannot list runs.'));
    return;
  }
  const filtered = new FilteredPick<Run>({
    title: l10n.t('Find Run'),
    placeHolder: l10n.t('Whole words of its name, tasks, values or comments'),
    isSame: (a, b) => a.id === b.id,
  });
  const loaded = parts.runList.now.value?.runs ?? [];
  closeWithAccount(parts, filtered.pick, able.session);
  filtered.list({
    matcher: new Matcher(loaded, findableOf),
    choice: (run) => choiceOf(run, parts),
  });
  searchOnPause(filtered, (text, signal) => searchRuns(parts, able, text, signal));
  const run = await filtered.choose();
  if (!run) return;
  // While the list was open, the account may have changed: there, the id means another run.
  if ((await parts.abilities.ask())?.session !== able.session) return;
  parts.pages.openRun(able.session.account.id, { id: runId(run.id), name: run.name });
}

const rowOf = (run: Run, { workflows, zones }: FindRunParts, detail: string): Row<Run> => {
  const count = run.workflow && workflows.listed(run.workflow.id)?.tasksCount;
  return {
    label: withoutIcons(run.name),
    description: withoutIcons(runDescription(run, count, { now: Date.now(), clock: zones.now })),
    detail: withoutIcons(detail),
    iconPath: new ThemeIcon(run.state === 'done' ? 'pass' : 'play-circle'),
    value: run,
  };
};

function findableOf({ name, id, workflow, tasks, startedBy = '' }: Run): Findable {
  const others = [workflow?.name ?? '', ...tasks.map((task) => task.name), startedBy, `#${id}`];
  return { names: [name], about: others.join('\n') };
}

const choiceOf = (run: Run, parts: FindRunParts): Choice<Run> => ({
  row: rowOf(run, parts, run.workflow?.name ?? ''),
  findable: findableOf(run),
});

/** Why the service has found the run, as far as that is known here. */
export function reasonText(run: Run, typed: string): string {
  const reason = hitReason(run, typed);
  switch (reason?.kind) {
    case 'name':
      return run.workflow?.name ?? '';
    case 'workflow':
      return l10n.t('Workflow: {0}', reason.text);
    case 'task':
      return l10n.t('Task: {0}', reason.text);
    case 'value':
      return l10n.t('{0}: {1}', reason.field, reason.text);
    case undefined:
      return l10n.t('found by the service');
  }
}

/** The rows for what the service finds: one request, whatever it finds. */
export async function searchRuns(
  parts: FindRunParts,
  { session }: AbleAccount,
  text: string,
  signal: AbortSignal,
): Promise<readonly Row<Run>[]> {
  const listed = await parts.workflows.list();
  const fields = listed.ok ? fieldsToAskFor(byUse(listed.value, parts)) : [];
  const query = { search: text, fields, limit: mostFound };
  const found = await session.api.listRuns(query, signal);
  if (!found.ok) return [searchFailureRow(errorText(found.error))];
  return found.value.items.map((run) => rowOf(run, parts, reasonText(run, text)));
}

/** The workflows, those with loaded runs first. */
function byUse<Listed extends { readonly id: string }>(
  workflows: readonly Listed[],
  { runList }: FindRunParts,
): readonly Listed[] {
  const runs = runList.now.value?.runs ?? [];
  const used = new Set<string>(runs.flatMap(({ workflow }) => workflow?.id ?? []));
  return [
    ...workflows.filter(({ id }) => used.has(id)),
    ...workflows.filter(({ id }) => !used.has(id)),
  ];
}
