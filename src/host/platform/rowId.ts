import type { AccountId } from '../../core/base/ids.ts';

/**
 * The id of a row, by which VS Code remembers what is unfolded and selected. Servers count alike:
 * with the account in it, nothing of one account is taken for another's.
 */
export const rowId = (account: AccountId | undefined, id: string): string =>
  JSON.stringify([account ?? null, id]);
