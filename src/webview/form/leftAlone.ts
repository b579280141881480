import { noChange } from 'lit';
import { Directive, type PropertyPart, directive } from 'lit/directive.js';
import { setCommittedValue } from 'lit/directive-helpers.js';

class LeftAlone extends Directive {
  render(value: string): string {
    return value;
  }

  override update(
    part: PropertyPart,
    [value, isSame]: [string, (typed: string) => boolean],
  ): string | typeof noChange {
    const { element } = part;
    const held = 'value' in element ? element.value : undefined;
    const isTyped = element.matches(':focus-within') && typeof held === 'string';
    if (held === value || (isTyped && isSame(held))) return noChange;
    // The input may hold another text than the one set last, so the same text has to be set again.
    setCommittedValue(part);
    return value;
  }
}

/**
 * The value of a text field, which is not set while the typed text already means it.
 * @param isSame whether the field's text already means the value.
 */
export const leftAlone = directive(LeftAlone) as (
  value: string,
  isSame: (typed: string) => boolean,
) => unknown;
