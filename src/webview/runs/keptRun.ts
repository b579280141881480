import * as v from 'valibot';
import { type RunPageState, runPageStateSchema } from '../../protocol/runPage.ts';
import { KeptText } from '../form/keptText.ts';
import type { HostLink } from '../page/hostLink.ts';

/** What VS Code keeps for the page of a run while it is hidden, reloaded or restored. */
export class KeptRun {
  readonly comment: KeptText;

  constructor(link: HostLink<unknown, RunPageState>, accountId: string, runId: string) {
    const kept = v.safeParse(runPageStateSchema, link.kept());
    const ours = kept.success && kept.output.accountId === accountId && kept.output.runId === runId;
    const keep = (comment: string): void => {
      link.keep({ version: 1, accountId, runId, comment });
    };
    const comment = ours ? kept.output.comment : '';
    keep(comment);
    this.comment = new KeptText(comment, keep);
  }
}
