import { LitElement, noChange } from 'lit';
import { Directive, type ElementPart, directive } from 'lit/directive.js';

/** The properties that assistive technology needs of a control inside a component. */
export interface InnerControl {
  readonly required: boolean;
  readonly invalid: boolean;
  /** Ids of the elements that describe it. */
  readonly describedBy: readonly string[];
  readonly inputMode?: 'decimal' | 'url' | 'email' | undefined;
  /** The last value that a control for days or times takes; undefined for any other control. */
  readonly max?: string;
}

/**
 * Prevents the component from setting a control's value again after each key: setting an empty one
 * would delete half a date, which has no value yet.
 */
function keepHalf(control: HTMLInputElement): void {
  const native = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  Object.defineProperty(control, 'value', {
    configurable: true,
    get: () => native?.get?.call(control) as string,
    set: (value: string) => {
      if (value !== control.value) native?.set?.call(control, value);
    },
  });
}

function apply(component: LitElement, about: InnerControl): void {
  const control = component.renderRoot.querySelector<HTMLInputElement | HTMLTextAreaElement>(
    'input, textarea',
  );
  if (!control) return;
  const elements = about.describedBy.map((id) => document.getElementById(id));
  // Ids cannot reach into a shadow root, but element references can.
  control.ariaDescribedByElements = elements.filter((element) => element !== null);
  control.ariaRequired = about.required ? 'true' : null;
  control.ariaInvalid = about.invalid ? 'true' : null;
  control.inputMode = about.inputMode ?? '';
  // An empty control has the direction of its label.
  control.dir = control.value === '' ? '' : 'auto';
  if (about.max !== undefined && control instanceof HTMLInputElement && control.max !== about.max) {
    control.max = about.max;
    keepHalf(control);
  }
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

/**
 * Sets properties of the control inside a component of the library that the component cannot pass
 * on.
 */
export const innerControl = directive(InnerControlDirective);
