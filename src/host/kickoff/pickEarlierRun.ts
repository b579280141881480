import { l10n, ThemeIcon } from 'vscode';
import type { Answer, Page } from '../../core/base/answer.ts';
import { success } from '../../core/base/result.ts';
import type { Run } from '../../core/runs/run.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import type { AbleAccount } from '../account/abilities.ts';
import type { PersonClock } from '../account/zones.ts';
import { type Choice, FilteredPick, choiceOf } from '../platform/filteredPick.ts';
import { dateTime } from '../platform/format.ts';
import { showError, withoutIcons } from '../platform/notify.ts';
import { errorText } from '../service/errorText.ts';
import type { PresetParts } from './presetOf.ts';

/** The parts that find the runs of a workflow. */
export interface PickParts extends PresetParts {
  readonly zones: PersonClock;
}

/** How many runs of the service are offered. */
const mostRuns = 200;

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
  const chosen = filtered.choose();
  const found = await Promise.race([earlierRuns(parts, workflow), chosen]);
  if (!found || !('ok' in found)) return undefined;
  if (!found.ok) {
    pick.hide();
    await showError(errorText(found.error));
    return undefined;
  }
  const { runs, more } = found.value;
  filtered.choices = runs.map((run) => choice(run, parts));
  if (more) pick.placeholder = l10n.t('Which of the newest {0} runs?', mostRuns);
  pick.busy = false;
  if (runs.length === 0) pick.placeholder = l10n.t('There is no run to take values from');
  return chosen;
}

/** The runs of the service and those launched from here, without repeats. */
async function earlierRuns(parts: PickParts, workflow: Workflow): Answer<EarlierRuns> {
  const able = await parts.abilities.ask();
  const ours = await runsFromHere(parts, workflow);
  const listed = await listedRuns(able, workflow);
  if (!listed.ok) return listed;
  const known = new Set(ours.map(({ id }) => id));
  const theirs = listed.value.items.map(({ id, name, startedAt: at, startedBy: by }) => ({
    ...{ id, name, at, by },
    isOurs: known.has(id),
  }));
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
