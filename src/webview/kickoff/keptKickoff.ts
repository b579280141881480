import * as v from 'valibot';
import type { RunTaskId } from '../../core/base/ids.ts';
import { type KickoffPageState, kickoffPageStateSchema } from '../../protocol/kickoffPage.ts';
import { KeptInput } from '../form/keptInput.ts';
import type { HostLink } from '../page/hostLink.ts';

type Owner = Pick<KickoffPageState, 'version' | 'accountId' | 'workflowId' | 'taskId'>;

/** What VS Code keeps for the page of a kick-off form. */
export type KeptKickoff = KeptInput<Owner>;

/** What is kept for the form of this workflow and account, or of a sub-run of this task. */
export const keptKickoff = (
  link: HostLink<unknown, KickoffPageState>,
  accountId: string,
  workflowId: string,
  taskId: RunTaskId | undefined,
): KeptKickoff => {
  const owner = {
    version: 1,
    accountId,
    workflowId,
    ...(taskId !== undefined && { taskId }),
  } as const;
  return new KeptInput<Owner>(link, owner, (state) => {
    const kept = v.safeParse(kickoffPageStateSchema, state);
    if (!kept.success) return undefined;
    const { output } = kept;
    const ours =
      output.accountId === accountId &&
      output.workflowId === workflowId &&
      output.taskId === taskId;
    return ours ? output : undefined;
  });
};
