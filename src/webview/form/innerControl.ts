import { LitElement, noChange } from 'lit';
import { Directive, type ElementPart, directive } from 'lit/directive.js';

/** What an assistive technology is to know of a control that hides in a component. */
export interface InnerControl {
  readonly required: boolean;
  readonly invalid: boolean;
  /** Ids of the elements that describe it. */
  readonly describedBy: readonly string[];
  readonly inputMode?: 'decimal' | 'url' | 'email' | undefined;
}

function apply(component: LitElement, about: InnerControl): void {
  const control = component.renderRoot.querySelector<HTMLElement>('input, textarea');
  if (!control) return;
  const elements = about.describedBy.map((id) => document.getElementById(id));
  // Ids do not reach into a shadow root, element references do.
  control.ariaDescribedByElements = elements.filter((element) => element !== null);
  control.ariaRequired = about.required ? 'true' : null;
  control.ariaInvalid = about.invalid ? 'true' : null;
  control.inputMode = about.inputMode ?? '';
}

class InnerControlDirective extends Directive {
  render(about: InnerControl): InnerControl {
    return about;
  }

  override update(part: ElementPart, [about]: [InnerControl]): typeof noChange {
    const component = part.element;
    if (!(component instanceof LitElement)) return noChange;
    void component.updateComplete.then(() => {
      apply(component, about);
    });
    return noChange;
  }
}

/** Tells the control inside a component of the library what the component cannot be told. */
export const innerControl = directive(InnerControlDirective);
