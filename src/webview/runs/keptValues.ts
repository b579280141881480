import * as v from 'valibot';
import { type ValuesPageState, valuesPageStateSchema } from '../../protocol/valuesPage.ts';
import { KeptInput } from '../form/keptInput.ts';
import type { HostLink } from '../page/hostLink.ts';

type Owner = Pick<ValuesPageState, 'version' | 'accountId' | 'runId' | 'shows'>;

/** What VS Code keeps for the form that changes the values of a run. */
export type KeptValues = KeptInput<Owner>;

/** What is kept for the form of this run and account. */
export const keptValues = (
  link: HostLink<unknown, ValuesPageState>,
  accountId: string,
  runId: string,
): KeptValues =>
  new KeptInput<Owner>(link, { version: 1, accountId, runId, shows: 'values' }, (state) => {
    const kept = v.safeParse(valuesPageStateSchema, state);
    if (!kept.success) return undefined;
    const { output } = kept;
    return output.accountId === accountId && output.runId === runId ? output : undefined;
  });
