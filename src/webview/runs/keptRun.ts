import * as v from 'valibot';
import { type RunPageState, runPageStateSchema } from '../../protocol/runPage.ts';
import { KeptText } from '../form/keptText.ts';
import { EditedTexts } from './editedTexts.ts';
import type { HostLink } from '../page/hostLink.ts';

/** What VS Code keeps for the page of a run while it is hidden, reloaded or restored. */
export class KeptRun {
  readonly comment: KeptText;
  readonly edited: EditedTexts;

  constructor(link: HostLink<unknown, RunPageState>, accountId: string, runId: string) {
    const kept = v.safeParse(runPageStateSchema, link.kept());
    const ours = kept.success && kept.output.accountId === accountId && kept.output.runId === runId;
    let state: RunPageState = ours ? kept.output : { version: 1, accountId, runId, comment: '' };
    const keep = (next: RunPageState): void => {
      state = next;
      link.keep(state);
    };
    keep(state);
    this.comment = new KeptText(state.comment, (comment) => {
      keep({ ...state, comment });
    });
    this.edited = new EditedTexts(state.editing, (editing) => {
      keep({ ...state, editing });
    });
  }
}
