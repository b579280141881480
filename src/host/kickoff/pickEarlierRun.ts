import { l10n, ThemeIcon } from 'vscode';
import type { Answer, Page } from '../../core/base/answer.ts';
import { success } from '../../core/base/result.ts';
import { fieldsToAskFor } from '../../core/runs/hitReason.ts';
import type { Run } from '../../core/runs/run.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import type { AbleAccount } from '../account/abilities.ts';
import { closeWithAccount } from '../account/accountUse.ts';
import type { PersonClock } from '../account/zones.ts';
import { type Choice, type Row, choiceOf } from '../platform/choice.ts';
import { FilteredPick } from '../platform/filteredPick.ts';
import { dateTime } from '../platform/format.ts';
import { showError, withoutIcons } from '../platform/notify.ts';
import { searchFailureRow, searchOnPause } from '../platform/pausedSearch.ts';
import { reasonText } from '../runs/findRun.ts';
import { errorText } from '../service/errorText.ts';
import type { PresetParts } from './presetOf.ts';

/** The parts that find the runs of a workflow. */
export interface PickParts extends PresetParts {
  readonly zones: PersonClock;
}

/** How many runs of the service are offered. */
const mostRuns = 200;
/** How many a search finds; what fits best comes first. */
const mostFound = 30;

/** A run whose values can be taken. */
interface EarlierRun {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly at: number | undefined;
  readonly by: string | undefined;
  /** Whether it was launched from here. */
  readonly isOurs: boolean;
}

/** The runs whose values can be taken, newest first. */
interface EarlierRuns {
  readonly runs: readonly EarlierRun[];
  /** Whether the service has more. */
  readonly more: boolean;
}

/** Lets a person choose one of a workflow’s runs, newest first; those launched from here are marked. */
export async function pickEarlierRun(
  parts: PickParts,
  workflow: Workflow,
): Promise<EarlierRun | undefined> {
  const filtered = new FilteredPick<EarlierRun>({
    title: l10n.t('Launch “{0}” with the Values of…', workflow.name),
    placeHolder: l10n.t('Which run?'),
    isSame: (a, b) => a.id === b.id,
  });
  const { pick } = filtered;
  pick.busy = true;
  const session = await parts.sessions.current();
  const use = closeWithAccount(parts, pick, session);
  searchOnPause(filtered, (text, signal) => searchEarlier(parts, workflow, text, signal));
  const chosen = filtered.choose();
  const found = await Promise.race([earlierRuns(parts, workflow), chosen]);
  if (!found || !('ok' in found)) return undefined;
  if (!found.ok) {
    if (use.isOver) return undefined;
    pick.hide();
    await showError(errorText(found.error));
    return undefined;
  }
  const { runs, more } = found.value;
  filtered.choices = runs.map((run) => choice(run, parts));
  if (more)
    pick.placeholder = l10n.t('Which of the newest {0} runs? Type to find older ones', mostRuns);
  pick.busy = false;
  if (runs.length === 0) pick.placeholder = l10n.t('There is no run to take values from');
  const run = await chosen;
  // While the list was open, the account may have changed: there, the id means another run.
  return (await parts.sessions.current()) === session ? run : undefined;
}

/** The rows for the runs of the workflow that the service finds, however old: one request. */
export async function searchEarlier(
  parts: PickParts,
  workflow: Workflow,
  text: string,
  signal: AbortSignal,
): Promise<readonly Row<EarlierRun>[]> {
  const able = await parts.abilities.ask();
  if (!able?.can.followsRuns) return [];
  const known = new Set((await runsFromHere(parts, workflow)).map(({ id }) => id));
  const found = await able.session.api.listRuns(
    {
      ...{ workflow: workflow.id, search: text },
      ...{ fields: fieldsToAskFor([workflow]), limit: mostFound },
    },
    signal,
  );
  if (!found.ok) return [searchFailureRow(errorText(found.error))];
  return found.value.items.map((run) => ({
    ...choice(toEarlier(run, known), parts).row,
    detail: withoutIcons(reasonText(run, text)),
  }));
}

const toEarlier = (
  { id, name, startedAt: at, startedBy: by }: Run,
  ours: ReadonlySet<string>,
): EarlierRun => ({ ...{ id, name, at, by }, isOurs: ours.has(id) });

/** The runs of the service and those launched from here, without repeats. */
async function earlierRuns(parts: PickParts, workflow: Workflow): Answer<EarlierRuns> {
  const able = await parts.abilities.ask();
  const ours = await runsFromHere(parts, workflow);
  const listed = await listedRuns(able, workflow);
  if (!listed.ok) return listed;
  const known = new Set(ours.map(({ id }) => id));
  const theirs = listed.value.items.map((run) => toEarlier(run, known));
  const both = new Set<string>(theirs.map(({ id }) => id));
  const all = [...theirs, ...ours.filter(({ id }) => !both.has(id))];
  const runs = all.toSorted((a, b) => (b.at ?? 0) - (a.at ?? 0));
  return success({ runs, more: listed.value.next !== undefined });
}

/** No runs where the server cannot list them. */
const listedRuns = (
  able: AbleAccount | undefined,
  { id: workflow }: Workflow,
): Answer<Pick<Page<Run>, 'items' | 'next'>> =>
  able?.can.followsRuns
    ? able.session.api.listRuns({ workflow, limit: mostRuns })
    : Promise.resolve(success({ items: [], next: undefined }));

async function runsFromHere(
  { history, sessions }: PickParts,
  workflow: Workflow,
): Promise<readonly EarlierRun[]> {
  const session = await sessions.current();
  if (session.state === 'signedOut') return [];
  return (await history.list())
    .filter((run) => run.account.id === session.account.id && run.workflow.id === workflow.id)
    .map(({ id, name, launchedAt: at }) => ({ id, name, at, by: undefined, isOurs: true }));
}

function choice(run: EarlierRun, { zones }: PickParts): Choice<EarlierRun> {
  const { name, at, by, isOurs } = run;
  const said = [
    at === undefined ? '' : dateTime(at, zones.now),
    isOurs ? l10n.t('launched from here') : (by ?? ''),
  ];
  return choiceOf({
    label: withoutIcons(name),
    description: withoutIcons(said.filter((part) => part !== '').join(' · ')),
    iconPath: new ThemeIcon(isOurs ? 'rocket' : 'play-circle'),
    value: run,
  });
}
