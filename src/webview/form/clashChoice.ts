import { type TemplateResult, html, nothing } from 'lit';
import { type Clash, clashAt, keepingMine, takingTheirs } from '../../core/form/startChanges.ts';
import { targetKey } from '../../core/base/formTarget.ts';
import { type FormInput, type FieldValue, isUnfilled } from '../../core/form/input.ts';
import { valueText } from '../../core/form/filledFields.ts';
import type { Field } from '../../core/form/field.ts';
import { format } from '../../core/base/format.ts';
import { focusRow } from './focus.ts';
import type { FormContext } from './formContext.ts';

function clashText(field: Field, { theirs, mine }: Clash, context: FormContext): string {
  const { strings, session, savedBy } = context;
  const shown = (value: FieldValue): string =>
    isUnfilled(field, value) ? strings.nothing : valueText(field, value, session.input.labels);
  if (!session.form.keepsUntyped) {
    return format(strings.clashSuggested, shown(theirs), shown(mine));
  }
  return savedBy === undefined
    ? format(strings.clashSavedBySomebody, shown(theirs), shown(mine))
    : format(strings.clashSaved, savedBy, shown(theirs), shown(mine));
}

/**
 * Asks a person to choose between the value that they typed and the new start value of the field.
 */
export function clashChoice(field: Field, context: FormContext): unknown {
  const { strings, session } = context;
  const clash = clashAt(field, session.input);
  if (!clash) return nothing;
  const target = { part: 'field', id: field.id } as const;
  const button = (label: string, choose: (input: FormInput) => FormInput): TemplateResult => html`
    <vscode-button
      secondary
      ?disabled=${session.sending}
      @click=${() => {
        context.edit(target, choose(session.input));
        // Waits for the end of the key press on the button, which would otherwise be typed into the field.
        setTimeout(() => {
          focusRow(document.body, targetKey(target));
        });
      }}
      >${label}</vscode-button
    >
  `;
  return html`
    <div class="clash" role="alert">
      <p>
        <span class="codicon codicon-git-compare" aria-hidden="true"></span>
        <span>${clashText(field, clash, context)}</span>
      </p>
      <div class="buttons">
        ${button(strings.keepMine, (input) => keepingMine(input, field))}
        ${button(strings.takeTheirs, (input) => takingTheirs(input, field))}
      </div>
    </div>
  `;
}
