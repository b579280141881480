import { l10n, QuickPickItemKind, ThemeIcon } from 'vscode';
import { type AccountId, personId } from '../../core/base/ids.ts';
import type { Matcher } from '../../core/base/matcher.ts';
import { visibleText } from '../../core/base/visibleText.ts';
import type { RunRecord } from '../../core/launches/runRecord.ts';
import {
  type DueFilter,
  type RunFilter,
  type RunFilterState,
  filteredWorkflow,
  isFiltered,
} from '../../core/runs/runFilter.ts';
import { type Member, memberIcon } from '../account/pickMember.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import { withoutIcons } from '../platform/notify.ts';
import type { StayingRow } from '../platform/stayingPick.ts';
import { nameOf } from '../service/names.ts';

/** What has to be asked in a pick of its own. */
export type FilterQuestion = 'workflow' | 'waitsFor' | 'starter';

type FilterRow = StayingRow<FilterQuestion>;
type WorkflowRef = RunRecord['workflow'];

/** What the rows are made of. */
export interface FilterScene {
  readonly filter: RunFilter;
  readonly account: AccountId;
  readonly members: Matcher<Member>;
  readonly workflows: Matcher<Workflow>;
  /** Workflows that have runs, but cannot be picked from those that can be launched. */
  readonly unlisted: readonly WorkflowRef[];
  readonly change: (change: Partial<RunFilter>) => Promise<void>;
  readonly clear: () => Promise<void>;
}

const heading = (label: string): FilterRow => ({ label, kind: QuickPickItemKind.Separator });
const tick = (chosen: boolean): ThemeIcon => new ThemeIcon(chosen ? 'check' : 'blank');

/** The rows of the filter, each with a tick if it is a part of it. */
export const filterRows = (scene: FilterScene): readonly FilterRow[] => [
  ...clearRow(scene),
  ...stateRows(scene),
  ...waitingRows(scene),
  ...starterRows(scene),
  ...workflowRows(scene),
  heading(l10n.t('This computer')),
  {
    label: l10n.t('Launched from Here'),
    iconPath: tick(scene.filter.from === 'here'),
    apply: () => scene.change({ from: scene.filter.from === 'here' ? 'service' : 'here' }),
  },
];

const clearRow = ({ filter, clear }: FilterScene): readonly FilterRow[] =>
  isFiltered(filter)
    ? [{ label: l10n.t('Clear Filter'), iconPath: new ThemeIcon('clear-all'), apply: clear }]
    : [];

function stateRows({ filter, change }: FilterScene): readonly FilterRow[] {
  const { from, state, due } = filter;
  const isListed = from === 'service';
  const isOpen = due === undefined && filter.waitsFor === undefined;
  const ofState = (label: string, value: RunFilterState): FilterRow => ({
    label,
    iconPath: tick(isListed && state === value && (value !== 'running' || isOpen)),
    apply: () => change({ from: 'service', state: value, due: undefined, waitsFor: undefined }),
  });
  const ofDue = (label: string, value: DueFilter, description?: string): FilterRow => ({
    label,
    ...(description !== undefined && { description }),
    iconPath: tick(isListed && due === value),
    apply: () => change({ from: 'service', due: due === value ? undefined : value }),
  });
  return [
    heading(l10n.t('State')),
    ofState(l10n.t('All States'), 'all'),
    ofState(l10n.t('Running'), 'running'),
    ofDue(l10n.t('Overdue'), 'overdue'),
    ofDue(l10n.t('Due This Week'), 'thisWeek', l10n.t('until Sunday, and what is overdue')),
    ofState(l10n.t('Snoozed'), 'snoozed'),
    ofState(l10n.t('Done'), 'done'),
  ];
}

function waitingRows({ filter, change }: FilterScene): readonly FilterRow[] {
  const { from, waitsFor } = filter;
  const chosen = from === 'service' ? waitsFor : undefined;
  return [
    heading(l10n.t('Waiting for')),
    ...(chosen
      ? [
          {
            label: withoutIcons(l10n.t('Waiting for {0}', chosen.name)),
            iconPath: tick(true),
            apply: () => change({ waitsFor: undefined }),
          },
        ]
      : []),
    { label: l10n.t('Waiting for a Person or Group…'), iconPath: tick(false), ask: 'waitsFor' },
  ];
}

function starterRows({ filter, change }: FilterScene): readonly FilterRow[] {
  const { from, mine, starter } = filter;
  const isListed = from === 'service';
  return [
    heading(l10n.t('Started by')),
    {
      label: l10n.t('Me'),
      iconPath: tick(isListed && mine),
      apply: () => change({ from: 'service', mine: true }),
    },
    {
      label: l10n.t('Everybody'),
      iconPath: tick(isListed && !mine && starter === undefined),
      apply: () => change({ from: 'service', mine: false, starter: undefined }),
    },
    {
      label: l10n.t('Somebody Else…'),
      description: withoutIcons(starter?.name ?? ''),
      iconPath: tick(isListed && starter !== undefined),
      ask: 'starter',
    },
  ];
}

function workflowRows(scene: FilterScene): readonly FilterRow[] {
  const { filter, account, unlisted, change } = scene;
  const isListed = filter.from === 'service';
  const workflow = filteredWorkflow(filter, account);
  return [
    heading(l10n.t('Workflow')),
    {
      label: l10n.t('All Workflows'),
      iconPath: tick(isListed && !workflow),
      apply: () => change({ from: 'service', workflow: undefined }),
    },
    {
      label: l10n.t('One Workflow…'),
      description: withoutIcons(workflow?.name ?? ''),
      iconPath: tick(isListed && workflow !== undefined),
      ask: 'workflow',
    },
    ...unlisted.map(({ id, name }) => ({
      label: withoutIcons(nameOf('workflow', { id, name })),
      description: `#${visibleText(id)} · ${l10n.t('not among the workflows')}`,
      iconPath: tick(isListed && workflow?.id === id),
      apply: () => change({ from: 'service', workflow: { account, id, name } }),
    })),
  ];
}

/** How many rows of a kind are found for a typed text. */
const mostFound = 10;

/** The change for runs that wait for a member, whoever has started them. */
export const waitingFor = ({ kind, id, name }: Member): Partial<RunFilter> => ({
  from: 'service',
  mine: false,
  waitsFor: { kind, id, name },
});

/** The change for runs that a person started. */
export const startedBy = ({ id, name }: Member): Partial<RunFilter> => ({
  from: 'service',
  starter: { id: personId(id), name },
});

/** Rows for what is typed: people, groups and workflows by their names. */
export function foundFilterRows(scene: FilterScene, typed: string): readonly FilterRow[] {
  const { workflows, account, change } = scene;
  const members = scene.members.findByName(typed, mostFound);
  // VS Code sorts rows whose labels fit by those labels. The name beside the label keeps our order.
  const row = (label: string, member: Member, by: Partial<RunFilter>): FilterRow => ({
    label,
    description: withoutIcons(`${member.name} · ${member.remark}`),
    iconPath: memberIcon(member),
    apply: () => change(by),
  });
  return [
    ...members.map((each) => row(l10n.t('Waiting for'), each, waitingFor(each))),
    ...members
      .filter(({ kind }) => kind === 'person')
      .map((each) => row(l10n.t('Started by'), each, startedBy(each))),
    ...workflows.findByName(typed, mostFound).map(({ id, name }) => ({
      label: withoutIcons(l10n.t('Runs of {0}', nameOf('workflow', { id, name }))),
      iconPath: new ThemeIcon('list-tree'),
      apply: () => change({ from: 'service', workflow: { account, id, name } }),
    })),
  ];
}
