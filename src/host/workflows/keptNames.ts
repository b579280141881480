import { setImmediate } from 'node:timers/promises';
import type { Assignee } from '../../core/account/assignee.ts';
import type { Matcher } from '../../core/base/matcher.ts';
import type { AccountId } from '../../core/base/ids.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import { keptPeople } from '../account/keptPeople.ts';
import type { Member } from '../account/pickMember.ts';
import type { KeptAnswers } from '../kept/keptAnswers.ts';
import type { WorkflowFinder } from './workflowFinder.ts';
import type { WorkflowStore } from './workflowStore.ts';

/** The parts that know people and workflows as they were kept. */
export interface KeptNamesParts {
  readonly kept: Pick<KeptAnswers, 'read'>;
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

/** What a filter can name: people and workflows. */
interface Names {
  readonly assignees: readonly Assignee[];
  readonly workflows: Matcher<Workflow>;
}

/**
 * The people and workflows of an account as they were kept; none where they were not.
 * @param isFresh whether what the service has now is there: then nothing is read, and the result is
 * undefined.
 */
export async function keptNames(
  { kept, workflows, workflowFinder }: KeptNamesParts,
  account: AccountId,
  isFresh: () => boolean,
): Promise<Names | undefined> {
  // What the service has said before is there by then.
  await setImmediate();
  if (isFresh()) return undefined;
  const [assignees = [], list] = await Promise.all([
    keptPeople(kept, account),
    workflows.kept.list(),
  ]);
  const { matcher, ready } = workflowFinder.in((await list?.all()) ?? []);
  await ready;
  return isFresh() ? undefined : { assignees, workflows: matcher };
}

/**
 * Learns what was kept, until the service has answered.
 * @param membersIn the people and groups that the filter finds among these.
 */
export async function recallNames(
  parts: KeptNamesParts,
  account: AccountId,
  learned: LearnedNames,
  membersIn: (assignees: readonly Assignee[]) => Matcher<Member>,
): Promise<void> {
  const names = await keptNames(parts, account, () => learned.isFresh);
  if (!names) return;
  const { assignees, workflows } = names;
  // The people may have been listed, although the workflows could not be.
  if (learned.assignees.length === 0) {
    learned.assignees = assignees;
    learned.members = membersIn(assignees);
  }
  learned.workflows = workflows;
}
