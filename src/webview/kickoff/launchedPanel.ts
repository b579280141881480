import { type TemplateResult, html, nothing } from 'lit';
import { visibleText } from '../../core/base/visibleText.ts';
import type {
  LaunchState,
  LoadedKickoff,
  KickoffPageMessage,
  KickoffStrings,
} from '../../protocol/kickoffPage.ts';
import { sentence } from '../page/sentence.ts';

/** Replaces the form once its run has started. */
export const launchedPanel = (
  { runId, name }: Extract<LaunchState, { phase: 'launched' }>,
  copied: boolean,
  { followsRuns, opensInBrowser }: LoadedKickoff,
  strings: KickoffStrings,
  post: (message: KickoffPageMessage) => void,
): TemplateResult => {
  const button = (
    label: string,
    icon: string,
    message: KickoffPageMessage,
    isFirst = false,
  ): TemplateResult => html`
    <vscode-button
      ?secondary=${!isFirst}
      icon=${icon}
      @click=${() => {
        post(message);
      }}
      >${label}</vscode-button
    >
  `;
  return html`
    <section class="outcome" aria-labelledby="launched-title">
      <h2 id="launched-title" tabindex="-1">
        <span class="codicon codicon-pass-filled" aria-hidden="true"></span>
        <span>${sentence(strings.launched, name)}</span>
      </h2>
      <p class="help">${strings.launchedDetail}</p>
      <p class="label">${strings.processId}</p>
      <div class="run-id">
        <code>${visibleText(runId)}</code>
        ${button(copied ? strings.copied : strings.copy, copied ? 'check' : 'copy', { type: 'copyRunId' })}
      </div>
      <div class="buttons">
        ${followsRuns ? button(strings.openRun, 'list-tree', { type: 'openRun' }, true) : nothing}
        ${
          opensInBrowser
            ? button(strings.openInBrowser, 'link-external', { type: 'openInBrowser' })
            : nothing
        }
        ${button(strings.launchAnother, 'play', { type: 'launchAnother' })}
        ${button(strings.showRuns, 'list-unordered', { type: 'act', action: 'showRuns' })}
      </div>
    </section>
  `;
};
