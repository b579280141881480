import { type TemplateResult, html } from 'lit';
import type { SubRun } from '../../core/runs/subRun.ts';
import type { StateStrings } from '../../protocol/runPage.ts';
import { runIcon } from './stateIcons.ts';

/** The data that the sub-runs of a task are drawn from, and what they lead to. */
interface SubRunsContext {
  readonly strings: StateStrings & { readonly subRuns: string };
  readonly post: (message: { readonly type: 'openSubRun'; readonly id: string }) => void;
}

/** The sub-runs of a task with their states; each name leads to the page of the run. */
export const subRunList = (
  subRuns: readonly SubRun[],
  { strings, post }: SubRunsContext,
): TemplateResult => html`
  <ul class="sub-runs" aria-label=${strings.subRuns}>
    ${subRuns.map(
      ({ id, name, state }) =>
        html`<li>
          ${runIcon(state)}
          <button
            type="button"
            class="link"
            dir="auto"
            @click=${() => {
              post({ type: 'openSubRun', id });
            }}
          >
            ${name}
          </button>
          <span class="muted">${strings.runStates[state]}</span>
        </li>`,
    )}
  </ul>
`;
