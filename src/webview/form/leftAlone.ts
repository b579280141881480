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
    // What was set last is not what it holds: the same would not be set again.
    setCommittedValue(part);
    return value;
  }
}

/**
 * The value of a text field that is left alone while it is typed into.
 * @param isSame whether what the field holds means the same already.
 */
export const leftAlone = directive(LeftAlone) as (
  value: string,
  isSame: (typed: string) => boolean,
) => unknown;
