import { type TemplateResult, html, nothing } from 'lit';
import type { Performer, RunTask } from '../../core/runs/run.ts';
import type { PageStrings } from '../../protocol/pageStrings.ts';
import { icon } from '../page/icon.ts';
import { menuOf } from '../page/menu.ts';

const performer = (
  { kind, name, completed, isMe, ref }: Performer,
  strings: PageStrings,
): TemplateResult => html`
  <li
    class=${completed ? 'done' : ''}
    data-vscode-context=${menuOf({
      webviewSection: 'person',
      name,
      person: kind === 'group' ? '' : (ref?.key ?? ''),
    })}
  >
    ${icon(kind === 'group' ? 'organization' : 'person')}
    <span class="name" dir="auto">${name}</span>
    ${kind === 'group' ? html`<span class="unseen">(${strings.group})</span>` : nothing}
    ${isMe ? html`<span class="me">(${strings.you})</span>` : nothing}
    ${
      completed
        ? html`${icon('check')}<span class="unseen">${strings.hasCompleted}</span>`
        : nothing
    }
  </li>
`;

/**
 * The performers of a task, and who of them has done their part; undefined for a task that has none
 * yet: the workflow may name people who will get it.
 */
export function performerList(
  { state, performers }: Pick<RunTask, 'state' | 'performers'>,
  strings: PageStrings,
): TemplateResult | undefined {
  if (performers.length > 0) {
    return html`<ul class="performers" aria-label=${strings.performers}>
      ${performers.map((one) => performer(one, strings))}
    </ul>`;
  }
  return state === 'active' ? html`<p class="muted">${strings.noPerformers}</p>` : undefined;
}
