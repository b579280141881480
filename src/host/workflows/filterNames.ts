import { setImmediate } from 'node:timers/promises';
import type { Assignee } from '../../core/account/assignee.ts';
import type { Matcher } from '../../core/base/matcher.ts';
import type { AccountId } from '../../core/base/ids.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import { AccountUse, type AccountUseParts } from '../account/accountUse.ts';
import { keptPeople } from '../account/keptPeople.ts';
import type { People } from '../account/people.ts';
import type { Member } from '../account/pickMember.ts';
import type { SignedIn } from '../account/session.ts';
import type { KeptAnswers } from '../kept/keptAnswers.ts';
import type { WorkflowFinder } from './workflowFinder.ts';
import type { WorkflowStore } from './workflowStore.ts';

/** The parts that know people and workflows, and how they were kept. */
export interface FilterNamesParts {
  readonly kept: Pick<KeptAnswers, 'read'>;
  readonly people: People;
  readonly workflows: WorkflowStore;
  readonly workflowFinder: WorkflowFinder;
}

/** What an open filter has learned to name. */
export interface LearnedNames {
  assignees: readonly Assignee[];
  members: Matcher<Member>;
  workflows: Matcher<Workflow>;
  /** Whether it is what the service has now. */
  isFresh: boolean;
}

/** The people and groups that a filter finds among these. */
type MembersIn = (assignees: readonly Assignee[]) => Matcher<Member>;

/** Learns what was kept, until the service has answered. */
export async function recallNames(
  { kept, workflows, workflowFinder }: Omit<FilterNamesParts, 'people'>,
  account: AccountId,
  learned: LearnedNames,
  membersIn: MembersIn,
): Promise<void> {
  const isFresh = (): boolean => learned.isFresh;
  // What the service has said before is there by then.
  await setImmediate();
  if (isFresh()) return;
  const [assignees = [], list] = await Promise.all([
    keptPeople(kept, account),
    workflows.kept.list(),
  ]);
  const { matcher, ready } = workflowFinder.in((await list?.all()) ?? []);
  await ready;
  if (isFresh()) return;
  // The people may have been listed, although the workflows could not be.
  if (learned.assignees.length === 0) {
    learned.assignees = assignees;
    learned.members = membersIn(assignees);
  }
  learned.workflows = matcher;
}

/** Learns what the service has. */
async function listNames(
  { people, workflows, workflowFinder }: FilterNamesParts,
  { api }: SignedIn,
  learned: LearnedNames,
  membersIn: MembersIn,
): Promise<void> {
  const [assignees, listed] = await Promise.all([people.of(api), workflows.list()]);
  learned.isFresh = listed.ok;
  if (assignees) {
    learned.assignees = assignees;
    learned.members = membersIn(assignees);
  }
  if (!listed.ok) return;
  const { matcher, ready } = workflowFinder.in(listed.value);
  await ready;
  learned.workflows = matcher;
}

/** What an open filter goes by. */
export interface FilterUse {
  /** Each settles when there is more to name. */
  readonly ready: readonly Promise<void>[];
  /** Who can be named. */
  readonly people: () => Promise<readonly Assignee[]>;
  readonly use: AccountUse;
}

/** A filter that is open again after each of its questions. */
interface AskingFilter<Question> {
  readonly learned: LearnedNames;
  readonly membersIn: MembersIn;
  /** Learns what only this filter goes by. */
  readonly learnMore: (names: Promise<void>) => Promise<void>;
  /** Resolves with the question that it was closed for. */
  readonly open: (filter: FilterUse) => Promise<Question | undefined>;
  readonly answer: (question: Question, filter: FilterUse) => Promise<void>;
}

/** Opens a filter until it is closed for no question, or its account is no longer in use. */
export async function openFilter<Question>(
  parts: FilterNamesParts & AccountUseParts,
  session: SignedIn,
  { learned, membersIn, learnMore, open, answer }: AskingFilter<Question>,
): Promise<void> {
  const whole = learnMore(listNames(parts, session, learned, membersIn));
  const kept = recallNames(parts, session.account.id, learned, membersIn);
  const people = async (): Promise<readonly Assignee[]> => {
    await kept;
    if (learned.assignees.length === 0) await whole;
    return learned.assignees;
  };
  const use = new AccountUse(parts, session);
  const filter: FilterUse = { ready: [kept, whole], people, use };
  let question: Question | undefined;
  try {
    do {
      question = await open(filter);
      if (question) await answer(question, filter);
    } while (question && !use.isOver);
  } finally {
    use.dispose();
  }
}
