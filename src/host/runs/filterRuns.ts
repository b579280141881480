import { l10n, type LogOutputChannel } from 'vscode';
import type { Assignee } from '../../core/account/assignee.ts';
import { type RunFilter, filteredWorkflow } from '../../core/runs/runFilter.ts';
import type { AccountId } from '../../core/base/ids.ts';
import type { Matcher } from '../../core/base/matcher.ts';
import type { RunRecord } from '../../core/launches/runRecord.ts';
import { showInformation } from '../platform/notify.ts';
import type { Abilities, AbleAccount } from '../account/abilities.ts';
import { type Member, memberMatcher, membersOf, pickMember } from '../account/pickMember.ts';
import type { PersonClock } from '../account/zones.ts';
import type { RunHistory } from '../launches/runHistory.ts';
import type { RunList } from './runList.ts';
import type { StoredRunFilter } from './storedFilter.ts';
import { runFilterText } from './runText.ts';
import { pickWhileOpen } from '../platform/stayingPick.ts';
import {
  type FilterNamesParts,
  type FilterUse,
  type LearnedNames,
  openFilter,
} from '../workflows/filterNames.ts';
import { type PickParts, pickWorkflow } from '../workflows/pickWorkflow.ts';
import {
  type FilterQuestion,
  type FilterScene,
  filterRows,
  foundFilterRows,
  startedBy,
  waitingFor,
} from './runFilterRows.ts';

/** The parts that filtering runs needs. */
export interface RunFilterParts extends PickParts, FilterNamesParts {
  readonly abilities: Abilities;
  readonly runFilter: StoredRunFilter;
  readonly runList: RunList;
  readonly history: RunHistory;
  readonly zones: PersonClock;
  readonly log: LogOutputChannel;
}

type WorkflowRef = RunRecord['workflow'];

/** What the pick learns while it is open. */
interface Learned extends LearnedNames {
  unlisted: readonly WorkflowRef[];
}

/** Asks for the filter of the Runs view. Each choice shows at once, and the pick stays. */
export async function filterRuns(parts: RunFilterParts): Promise<void> {
  const able = await parts.abilities.ask();
  if (!able?.can.followsRuns) {
    await showInformation(
      l10n.t('This account’s server cannot list runs. What you launch from here is listed.'),
    );
    return;
  }
  const learned: Learned = {
    assignees: [],
    members: memberMatcher([]),
    workflows: parts.workflowFinder.in([]).matcher,
    unlisted: [],
    isFresh: false,
  };
  await openFilter(parts, able.session, {
    learned,
    membersIn: memberMatcherOf,
    learnMore: async (names) => {
      await names;
      learned.unlisted = await unlisted(parts, able.session.account.id);
    },
    open: (filter) => open(parts, able, learned, filter),
    answer: (question, filter) => answer(parts, able, question, filter),
  });
}

function open(
  { runFilter, log }: RunFilterParts,
  { session }: AbleAccount,
  learned: Learned,
  { ready, use }: FilterUse,
): Promise<FilterQuestion | undefined> {
  const { id } = session.account;
  const scene = (): FilterScene => ({
    ...learned,
    filter: runFilter.current,
    account: id,
    change: (change) => runFilter.change(change, id),
    clear: () => runFilter.clear(),
  });
  return pickWhileOpen<FilterQuestion>({
    title: l10n.t('Filter Runs'),
    draw: () => ({
      placeHolder: l10n.t('{0} – type a name to find more', chosenText(runFilter.current, id)),
      rows: filterRows(scene()),
    }),
    more: (typed) => foundFilterRows(scene(), typed),
    ready,
    onOpen: use.closes,
    log,
  });
}

const chosenText = (filter: RunFilter, account: AccountId): string =>
  filter.from === 'here'
    ? l10n.t('Launched from here')
    : runFilterText(filter, filteredWorkflow(filter, account)?.name);

const memberMatcherOf = (assignees: readonly Assignee[]): Matcher<Member> =>
  memberMatcher(membersOf(assignees));

async function answer(
  parts: RunFilterParts,
  { session }: AbleAccount,
  question: FilterQuestion,
  { people, use }: FilterUse,
): Promise<void> {
  const { runFilter } = parts;
  const { id } = session.account;
  const title = l10n.t('Filter Runs');
  const all = question === 'workflow' ? [] : membersOf(await people());
  if (use.endsHere()) return;
  switch (question) {
    case 'waitsFor': {
      const placeHolder = l10n.t('Who do the runs wait for?');
      const member = await pickMember(all, { title, placeHolder }, use.closes);
      if (member) await runFilter.change(waitingFor(member), id);
      break;
    }
    case 'starter': {
      const persons = all.filter(({ kind }) => kind === 'person');
      const placeHolder = l10n.t('Who started them?');
      const member = await pickMember(persons, { title, placeHolder }, use.closes);
      if (member) await runFilter.change(startedBy(member), id);
      break;
    }
    case 'workflow': {
      const change = await ofWorkflow(parts, id);
      if (change) await runFilter.change(change, id);
      break;
    }
  }
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
