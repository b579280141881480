import type { Assignee } from '../../core/account/assignee.ts';
import type { AccountId } from '../../core/base/ids.ts';
import type { KeptAnswers } from '../kept/keptAnswers.ts';

/** The name under which the people of an account are kept. */
export const keptPeopleName = 'people';

/** The people of an account as they were kept; undefined where they were not. */
export const keptPeople = async (
  kept: Pick<KeptAnswers, 'read'>,
  account: AccountId,
): Promise<readonly Assignee[] | undefined> =>
  (await kept.read<readonly Assignee[]>(account, keptPeopleName))?.value;
