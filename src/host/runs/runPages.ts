import * as v from 'valibot';
import { accountId, runId } from '../../core/base/ids.ts';
import { runPageStateSchema } from '../../protocol/runPage.ts';
import { pageViewTypes } from '../manifest/ids.ts';
import { type PageKind, OpenPages } from '../page/openPages.ts';
import type { RunTarget } from './runTarget.ts';

const runTarget = v.pipe(
  runPageStateSchema,
  v.transform((state): RunTarget => ({
    accountId: accountId(state.accountId),
    runId: runId(state.runId),
    ...(state.shows && { shows: state.shows }),
  })),
);

/** The open pages of runs: one per run and account. */
export const createRunPages = (kind: PageKind<RunTarget>): OpenPages<RunTarget> =>
  new OpenPages({ ...kind, viewType: pageViewTypes.run, state: runTarget });
