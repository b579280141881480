import { type TemplateResult, html, nothing } from 'lit';
import type { Performer } from '../../core/follow/run.ts';
import type { FollowStrings } from '../../protocol/follow.ts';
import { icon } from './icon.ts';

const performer = (
  { kind, name, completed, isMe }: Performer,
  strings: FollowStrings,
): TemplateResult => html`
  <li class=${completed ? 'done' : ''}>
    ${icon(kind === 'group' ? 'organization' : 'person')}
    <span class="name">${name}</span>
    ${kind === 'group' ? html`<span class="unseen">(${strings.group})</span>` : nothing}
    ${isMe ? html`<span class="me">(${strings.you})</span>` : nothing}
    ${
      completed
        ? html`${icon('check')}<span class="unseen">${strings.hasCompleted}</span>`
        : nothing
    }
  </li>
`;

/** Who is to work on a task, and who of them has done their part. */
export const performerList = (
  performers: readonly Performer[],
  strings: FollowStrings,
): TemplateResult =>
  performers.length === 0
    ? html`<p class="muted">${strings.noPerformers}</p>`
    : html`<ul class="performers" aria-label=${strings.performers}>
        ${performers.map((one) => performer(one, strings))}
      </ul>`;
