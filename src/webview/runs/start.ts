import * as v from 'valibot';
import type { Ping } from '../../protocol/alive.ts';
import {
  type RunPageMessage,
  type RunPageState,
  runPageStateSchema,
} from '../../protocol/runPage.ts';
import { KeptText } from '../form/keptText.ts';
import type { HostLink } from '../page/hostLink.ts';
import { RunPage } from './runPage.ts';

/** Starts the page of a run in the root element, which names the run and its account. */
export function startRunPage(
  root: HTMLElement,
  link: HostLink<RunPageMessage | Ping, RunPageState>,
): void {
  const { accountId = '', runId = '' } = root.dataset;
  const kept = v.safeParse(runPageStateSchema, link.kept());
  const ours = kept.success && kept.output.accountId === accountId && kept.output.runId === runId;
  const keep = (comment: string): void => {
    link.keep({ version: 1, accountId, runId, comment });
  };
  const comment = ours ? kept.output.comment : '';
  keep(comment);
  new RunPage(root, link, new KeptText(comment, keep)).start();
}
