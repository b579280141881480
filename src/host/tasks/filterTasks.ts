import { l10n, type LogOutputChannel, QuickPickItemKind, ThemeIcon } from 'vscode';
import type { Assignee } from '../../core/account/assignee.ts';
import { personId } from '../../core/base/ids.ts';
import type { Matcher } from '../../core/base/matcher.ts';
import type { DueFilter } from '../../core/runs/runFilter.ts';
import {
  type TaskFilter,
  type TaskGrouping,
  initialTaskFilter,
  leavesTasksOut,
} from '../../core/tasks/taskFilter.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import type { Abilities, AbleAccount } from '../account/abilities.ts';
import type { KeyOwner } from '../account/identity.ts';
import {
  type Member,
  memberIcon,
  memberMatcher,
  membersOf,
  pickMember,
} from '../account/pickMember.ts';
import { showInformation, withoutIcons } from '../platform/notify.ts';
import { type StayingRow, pickWhileOpen } from '../platform/stayingPick.ts';
import { nameOf } from '../service/names.ts';
import {
  type FilterNamesParts,
  type FilterUse,
  type LearnedNames,
  openFilter,
} from '../workflows/filterNames.ts';
import { type PickParts, pickWorkflow } from '../workflows/pickWorkflow.ts';
import type { StoredTaskFilter } from './storedTaskFilter.ts';
import { taskFilterText } from './taskFilterText.ts';

/** The parts that filtering tasks needs. */
export interface TaskFilterParts extends PickParts, FilterNamesParts {
  readonly abilities: Abilities;
  readonly taskFilter: StoredTaskFilter;
  readonly keyOwner: Pick<KeyOwner, 'identity'>;
  readonly log: LogOutputChannel;
}

type Question = 'workflow' | 'person';
type FilterRow = StayingRow<Question>;

/** What the pick learns while it is open. */
interface Learned extends LearnedNames {
  /** Whether I may see the tasks of others. */
  isAdmin: boolean;
}

/** Asks for the filter of My Tasks. Each choice shows at once, and the pick stays. */
export async function filterTasks(parts: TaskFilterParts): Promise<void> {
  const able = await parts.abilities.ask();
  if (!able?.can.completesTasks) {
    await showInformation(l10n.t('This account’s server cannot list tasks.'));
    return;
  }
  const learned: Learned = {
    assignees: [],
    members: memberMatcher([]),
    workflows: parts.workflowFinder.in([]).matcher,
    isAdmin: false,
    isFresh: false,
  };
  await openFilter(parts, able.session, {
    learned,
    membersIn: personMatcher,
    learnMore: async (names) => {
      const [identity] = await Promise.all([parts.keyOwner.identity(), names]);
      learned.isAdmin = identity?.isAdmin !== false;
    },
    open: (filter) => open(parts, able, learned, filter),
    answer: (question, filter) => answer(parts, able, question, filter),
  });
}

function open(
  { taskFilter, log }: TaskFilterParts,
  { session }: AbleAccount,
  learned: Learned,
  { ready, use }: FilterUse,
): Promise<Question | undefined> {
  const change = (by: Partial<TaskFilter>) => taskFilter.change(by, session.account.id);
  return pickWhileOpen<Question>({
    title: l10n.t('Filter My Tasks'),
    draw: () => ({
      placeHolder: l10n.t('{0} – type a name to find more', taskFilterText(taskFilter.current)),
      rows: rowsOf(taskFilter, learned, change),
    }),
    more: (typed) => foundRows(typed, learned, change),
    ready,
    onOpen: use.closes,
    log,
  });
}

const personMatcher = (assignees: readonly Assignee[]): Matcher<Member> =>
  memberMatcher(membersOf(assignees).filter(({ kind }) => kind === 'person'));

async function answer(
  parts: TaskFilterParts,
  { session }: AbleAccount,
  question: Question,
  { people, use }: FilterUse,
): Promise<void> {
  const { taskFilter } = parts;
  const { id } = session.account;
  const title = l10n.t('Filter My Tasks');
  if (question === 'person') {
    const all = membersOf(await people());
    if (use.endsHere()) return;
    const persons = all.filter(({ kind }) => kind === 'person');
    const placeHolder = l10n.t('Whose tasks?');
    const member = await pickMember(persons, { title, placeHolder }, use.closes);
    if (member) await taskFilter.change(tasksOf(member), id);
    return;
  }
  const placeholder = l10n.t('Tasks of which workflow?');
  const workflow = await pickWorkflow(parts, { title, placeholder, include: () => true });
  if (workflow) await taskFilter.change(ofWorkflow(workflow), id);
}

const tasksOf = ({ id, name }: Member): Partial<TaskFilter> => ({
  person: { id: personId(id), name },
});

const ofWorkflow = ({ id, name }: Workflow): Partial<TaskFilter> => ({ workflow: { id, name } });

const heading = (label: string): FilterRow => ({ label, kind: QuickPickItemKind.Separator });
const tick = (chosen: boolean): ThemeIcon => new ThemeIcon(chosen ? 'check' : 'blank');

function rowsOf(
  taskFilter: StoredTaskFilter,
  { isAdmin }: Learned,
  changeTo: (by: Partial<TaskFilter>) => Promise<void>,
): readonly FilterRow[] {
  const filter = taskFilter.current;
  const row = (label: string, chosen: boolean, change: Partial<TaskFilter>): FilterRow => ({
    label,
    iconPath: tick(chosen),
    apply: () => changeTo(change),
  });
  const due = (label: string, value: DueFilter): FilterRow =>
    row(label, filter.due === value, { due: filter.due === value ? undefined : value });
  const grouping = (label: string, value: TaskGrouping): FilterRow =>
    row(label, filter.grouping === value, { grouping: value });
  const clear: FilterRow = {
    label: l10n.t('Clear Filter'),
    iconPath: new ThemeIcon('clear-all'),
    apply: () => clearTaskFilter({ taskFilter }),
  };
  return [
    ...(leavesTasksOut(filter) ? [clear] : []),
    heading(l10n.t('State')),
    row(l10n.t('Open'), !filter.completed && !filter.due, { completed: false, due: undefined }),
    due(l10n.t('Overdue'), 'overdue'),
    due(l10n.t('Due This Week'), 'thisWeek'),
    row(l10n.t('Completed'), filter.completed, { completed: true }),
    heading(l10n.t('Workflow')),
    row(l10n.t('All Workflows'), !filter.workflow, { workflow: undefined }),
    {
      label: l10n.t('One Workflow…'),
      description: withoutIcons(filter.workflow?.name ?? ''),
      iconPath: tick(filter.workflow !== undefined),
      ask: 'workflow',
    },
    ...(isAdmin || filter.person
      ? [
          heading(l10n.t('Assigned to')),
          row(l10n.t('Me'), !filter.person, { person: undefined }),
          {
            label: l10n.t('Somebody Else…'),
            description: withoutIcons(filter.person?.name ?? ''),
            iconPath: tick(filter.person !== undefined),
            ask: 'person' as const,
          },
        ]
      : []),
    heading(l10n.t('Order')),
    grouping(l10n.t('One below the Other'), 'flat'),
    grouping(l10n.t('By Workflow'), 'workflow'),
    grouping(l10n.t('By Run'), 'run'),
  ];
}

/** Shows all my open tasks again, grouped as before. */
export const clearTaskFilter = ({ taskFilter }: Pick<TaskFilterParts, 'taskFilter'>) =>
  taskFilter.change({
    ...initialTaskFilter,
    due: undefined,
    workflow: undefined,
    person: undefined,
    grouping: taskFilter.current.grouping,
  });

/** How many rows of a kind are found for a typed text. */
const mostFound = 10;

function foundRows(
  typed: string,
  { members, workflows, isAdmin }: Learned,
  change: (by: Partial<TaskFilter>) => Promise<void>,
): readonly FilterRow[] {
  return [
    ...(isAdmin ? members.findByName(typed, mostFound) : []).map((member) => ({
      label: withoutIcons(l10n.t('Tasks of {0}', member.name)),
      description: withoutIcons(member.remark),
      iconPath: memberIcon(member),
      apply: () => change(tasksOf(member)),
    })),
    ...workflows.findByName(typed, mostFound).map((item) => ({
      label: withoutIcons(l10n.t('Tasks in {0}', nameOf('workflow', item))),
      iconPath: new ThemeIcon('list-tree'),
      apply: () => change(ofWorkflow(item)),
    })),
  ];
}
