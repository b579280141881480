import { l10n, QuickPickItemKind, ThemeIcon } from 'vscode';
import {
  type RunFilter,
  type RunFilterState,
  filteredWorkflow,
} from '../../core/runs/runFilter.ts';
import type { AccountId } from '../../core/base/ids.ts';
import type { RunRecord } from '../../core/launches/runRecord.ts';
import { visibleText } from '../../core/base/visibleText.ts';
import { showInformation, withoutIcons } from '../platform/notify.ts';
import type { Abilities } from '../account/abilities.ts';
import type { PersonClock } from '../account/zones.ts';
import type { RunHistory } from '../launches/runHistory.ts';
import type { SearchParts } from '../workflows/searchService.ts';
import type { RunList } from './runList.ts';
import type { StoredRunFilter } from './storedFilter.ts';
import { runFilterText } from './runText.ts';
import { nameOf } from '../service/names.ts';
import { type Row, pickFrom } from '../platform/filteredPick.ts';
import { pickWorkflow } from '../workflows/pickWorkflow.ts';

/** The change that a row makes to the filter; undefined where a workflow has to be picked. */
interface Chosen {
  readonly change: Partial<RunFilter> | undefined;
}

type ChoiceItem = Row<Chosen>;

/** The parts that filtering runs needs. */
export interface RunFilterParts extends SearchParts {
  readonly abilities: Abilities;
  readonly runFilter: StoredRunFilter;
  readonly runList: RunList;
  readonly history: RunHistory;
  readonly zones: PersonClock;
}

/** Asks for one part of the filter and changes it; the other parts stay. */
export async function filterRuns(parts: RunFilterParts): Promise<void> {
  const { runFilter, abilities } = parts;
  const able = await abilities.ask();
  if (!able?.can.followsRuns) {
    await showInformation(
      l10n.t('This account’s server cannot list runs. What you launch from here is listed.'),
    );
    return;
  }
  const { id } = able.session.account;
  const filter = runFilter.current;
  const placeHolder =
    filter.from === 'here'
      ? l10n.t('Launched from here')
      : runFilterText(filter, filteredWorkflow(filter, id)?.name);
  const picked = await pickFrom(itemsOf(filter, id, await unlisted(parts, id)), {
    title: l10n.t('Filter Runs'),
    placeHolder,
  });
  if (!picked) return;
  const change = picked.change ?? (await ofWorkflow(parts, id));
  if (change) await runFilter.change(change);
}

async function ofWorkflow(
  parts: RunFilterParts,
  account: AccountId,
): Promise<Partial<RunFilter> | undefined> {
  const workflow = await pickWorkflow(parts, {
    title: l10n.t('Filter Runs'),
    placeholder: l10n.t('Runs of which workflow?'),
    include: () => true,
  });
  const { id, name } = workflow ?? {};
  if (id === undefined || name === undefined) return undefined;
  return { from: 'service', workflow: { account, id, name } };
}

type WorkflowRef = RunRecord['workflow'];

/** Workflows that have runs, but cannot be picked from those that can be launched. */
export async function unlisted(
  { workflows, history, runList }: Pick<RunFilterParts, 'workflows' | 'history' | 'runList'>,
  account: AccountId,
): Promise<readonly WorkflowRef[]> {
  const listed = await workflows.list();
  if (!listed.ok) return [];
  const records = (await history.list()).filter((record) => record.account.id === account);
  const shown = runList.now.value?.runs ?? [];
  const all = [...records, ...shown].flatMap(({ workflow }) => workflow ?? []);
  const known = new Set(listed.value.map(({ id }) => id));
  return [...new Map(all.map((each) => [each.id, each])).values()].filter(
    ({ id }) => !known.has(id),
  );
}

function itemsOf(
  filter: RunFilter,
  account: AccountId,
  others: readonly WorkflowRef[],
): ChoiceItem[] {
  const fromService = filter.from === 'service';
  const state = (label: string, value: RunFilterState): ChoiceItem =>
    item(label, fromService && filter.state === value, { from: 'service', state: value });
  const workflow = filteredWorkflow(filter, account);
  return [
    heading(l10n.t('State')),
    state(l10n.t('All States'), 'all'),
    state(l10n.t('Running'), 'running'),
    state(l10n.t('Snoozed'), 'snoozed'),
    state(l10n.t('Done'), 'done'),
    heading(l10n.t('Started by')),
    item(l10n.t('Me'), fromService && filter.mine, { from: 'service', mine: true }),
    item(l10n.t('Everybody'), fromService && !filter.mine, { from: 'service', mine: false }),
    heading(l10n.t('Workflow')),
    item(l10n.t('All Workflows'), fromService && !workflow, {
      from: 'service',
      workflow: undefined,
    }),
    {
      ...item(l10n.t('One Workflow…'), fromService && workflow !== undefined, undefined),
      description: withoutIcons(workflow?.name ?? ''),
    },
    ...others.map(({ id, name }) => ({
      ...item(withoutIcons(nameOf('workflow', { id, name })), fromService && workflow?.id === id, {
        from: 'service' as const,
        workflow: { account, id, name },
      }),
      description: `#${visibleText(id)} · ${l10n.t('not among the workflows')}`,
    })),
    heading(l10n.t('This computer')),
    item(l10n.t('Launched from Here'), !fromService, { from: 'here' }),
  ];
}

const heading = (label: string): ChoiceItem => ({ label, kind: QuickPickItemKind.Separator });

const item = (
  label: string,
  chosen: boolean,
  change: Partial<RunFilter> | undefined,
): ChoiceItem => ({
  label,
  iconPath: new ThemeIcon(chosen ? 'check' : 'blank'),
  value: { change },
});
