import type { AccountId } from '../../core/base/ids.ts';

/**
 * The id of a row, by which VS Code remembers what is unfolded and selected. Two servers may use
 * the same ids, so the account is part of it.
 */
export const rowId = (account: AccountId | undefined, id: string): string =>
  JSON.stringify([account ?? null, id]);
