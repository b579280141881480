import { type TemplateResult, html, nothing } from 'lit';
import { withoutLost } from '../../core/form/formChanges.ts';
import type { FilledField } from '../../core/base/filledField.ts';
import type { FormNews, LeftOut } from '../../protocol/formNews.ts';
import type { FieldStrings } from '../../protocol/fieldStrings.ts';
import { commandButton } from '../page/commandButton.ts';
import { fact } from '../page/facts.ts';
import type { FormContext } from './formContext.ts';

const texts = (filled: readonly FilledField[]): TemplateResult => html`
  <dl class="values">
    ${filled.map(({ name, text }) => fact(name, html`<span class="plain">${text}</span>`))}
  </dl>
`;

/** The values that the form was not filled in with, and why. */
const leftOutValues = (
  leftOut: readonly LeftOut[],
  strings: Pick<FieldStrings, 'leftOut' | 'copyText'>,
  copy: () => void,
): TemplateResult | typeof nothing =>
  leftOut.length === 0
    ? nothing
    : html`<section class="left-out">
        <p class="message">${strings.leftOut}</p>
        <dl class="values">
          ${leftOut.map(({ name, text, why }) =>
            fact(
              name,
              html`<span class="plain">${text}</span>
                <p class="help">${why}</p>`,
            ),
          )}
        </dl>
        <div class="buttons">
          ${commandButton({ label: strings.copyText, icon: 'copy', press: copy })}
        </div>
      </section>`;

/** Typed values whose form is gone. */
export const typedForNothing = (
  typed: readonly FilledField[],
  strings: Pick<FieldStrings, 'keptText' | 'copyText'>,
  copy: () => void,
): TemplateResult | typeof nothing =>
  typed.length === 0
    ? nothing
    : html`<section class="lost">
        <p>${strings.keptText}</p>
        ${texts(typed)}
        <div class="buttons">
          ${commandButton({ label: strings.copyText, icon: 'copy', press: copy })}
        </div>
      </section>`;

const isChanged = ({ lines, lost }: FormNews): boolean => lines.length > 0 || lost.length > 0;

/** Shows the changes of the form while it was open, and what it was not filled in with. */
export function newsNote(
  { strings, session, edit }: FormContext,
  news: FormNews | undefined,
  { copy, dismiss }: { readonly copy: () => void; readonly dismiss: () => void },
): TemplateResult | typeof nothing {
  if (!news) return nothing;
  const put = (): void => {
    if (news.lost.length > 0) {
      edit({ part: 'form' }, withoutLost(session.form.fields, session.input));
    }
    dismiss();
  };
  return html`
    <div class="notice info news" role="alert">
      <span class="codicon codicon-info" aria-hidden="true"></span>
      <div class="said">
        ${isChanged(news) ? html`<p class="message">${strings.formChanged}</p>` : nothing}
        ${
          news.lines.length === 0
            ? nothing
            : html`<ul>
                ${news.lines.map((text) => html`<li>${text}</li>`)}
              </ul>`
        }
        ${typedForNothing(news.lost, strings, copy)}${leftOutValues(news.leftOut ?? [], strings, copy)}
      </div>
      ${commandButton({ label: strings.dismissNews, icon: 'close', press: put })}
    </div>
  `;
}
