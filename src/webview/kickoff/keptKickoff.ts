import * as v from 'valibot';
import { type KickoffPageState, kickoffPageStateSchema } from '../../protocol/kickoffPage.ts';
import { KeptInput } from '../form/keptInput.ts';
import type { HostLink } from '../page/hostLink.ts';

type Owner = Pick<KickoffPageState, 'version' | 'accountId' | 'workflowId'>;

/** What VS Code keeps for the page of a kick-off form. */
export type KeptKickoff = KeptInput<Owner>;

/** What is kept for the form of this workflow and account. */
export const keptKickoff = (
  link: HostLink<unknown, KickoffPageState>,
  accountId: string,
  workflowId: string,
): KeptKickoff =>
  new KeptInput<Owner>(link, { version: 1, accountId, workflowId }, (state) => {
    const kept = v.safeParse(kickoffPageStateSchema, state);
    if (!kept.success) return undefined;
    const { output } = kept;
    return output.accountId === accountId && output.workflowId === workflowId ? output : undefined;
  });
