import * as v from 'valibot';
import { accountId, workflowId } from '../../core/base/ids.ts';
import { kickoffPageStateSchema } from '../../protocol/kickoffPage.ts';
import { pageViewTypes } from '../manifest/ids.ts';
import { type PageKind, OpenPages } from '../page/openPages.ts';
import type { KickoffPanel } from './kickoffPanel.ts';
import type { KickoffTarget } from './kickoffTarget.ts';

const kickoffTarget = v.pipe(
  kickoffPageStateSchema,
  v.transform((state): KickoffTarget => ({
    accountId: accountId(state.accountId),
    workflowId: workflowId(state.workflowId),
    ...(state.taskId !== undefined && { taskId: state.taskId }),
  })),
);

/** The open kick-off forms, of which commands fill some in. */
export type KickoffPages = OpenPages<KickoffTarget, KickoffPanel>;

/** The open kick-off forms: one per workflow and account. */
export const createKickoffPages = (kind: PageKind<KickoffTarget, KickoffPanel>): KickoffPages =>
  new OpenPages({ ...kind, viewType: pageViewTypes.kickoff, state: kickoffTarget });
