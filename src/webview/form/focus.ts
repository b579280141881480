import { VscodeTextfield } from '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { LitElement } from 'lit';
import { focusOn } from '../page/moveFocus.ts';
import { ChoiceField } from './choiceField.ts';
import { ComboField } from './comboField.ts';

/** The row of the form that contains a node, found by `data-key`. */
const rowOf = (node: EventTarget | null): HTMLElement | undefined =>
  node instanceof Element ? (node.closest<HTMLElement>('[data-key]') ?? undefined) : undefined;

/** Whether the row holds text that is no value yet, such as half a date or a part of an option. */
const holdsBack = (row: Element): boolean =>
  [...row.querySelectorAll('vscode-textfield, pneumatic-choice-field')].some((field) =>
    field instanceof ChoiceField
      ? field.unsettled
      : field instanceof VscodeTextfield && field.wrappedElement.validity.badInput,
  );

/** Settles the typed text of the field with the focus, as leaving it does. */
export function settleFields(root: Element): void {
  for (const field of root.querySelectorAll('pneumatic-person-field, pneumatic-choice-field')) {
    if (field instanceof ComboField) field.settle();
  }
}

/** The keys of rows whose input cannot be read yet. */
export const unfinishedRows = (root: Element): readonly string[] =>
  [...root.querySelectorAll<HTMLElement>('[data-key]')]
    .filter(holdsBack)
    .map((row) => row.dataset['key'] ?? '');

const controls = 'input, vscode-textfield, vscode-textarea, vscode-checkbox, .attach';

/** The question about a value that has no answer yet. */
const question = '.meaning:not(:has(:checked)) input';

/**
 * Moves the focus to the input of a row, or of the first row in a set, and unfolds what hides it.
 * @param block where in the window the row is scrolled to.
 * @returns whether there is such a row.
 */
export function focusRow(
  root: Element,
  key: string,
  block: ScrollLogicalPosition = 'center',
): boolean {
  const named = CSS.escape(key);
  const row = root.querySelector<HTMLElement>(
    `[data-key="${named}"], [data-set="${named}"] [data-key]`,
  );
  const folded = row?.closest('details');
  if (folded) folded.open = true;
  const control =
    row?.querySelector<HTMLElement>(question) ??
    row?.querySelector<HTMLElement>('.choices:not(.meaning) input:checked') ??
    row?.querySelector<HTMLElement>(controls);
  const drawn = control instanceof LitElement ? control.updateComplete : Promise.resolve();
  void drawn.then(() => {
    focusOn(control, { preventScroll: true });
    row?.scrollIntoView({ block });
  });
  return row !== null;
}

/**
 * Calls back with the row that the focus has left for another place on this page. While a mouse
 * button is down, it waits: a new message would move the thing that is being clicked.
 */
export function watchLeaving(
  root: HTMLElement,
  left: (key: string, unfinished: boolean) => void,
): void {
  let pressed = false;
  let waiting: (() => void)[] = [];
  const release = (): void => {
    pressed = false;
    const due = waiting;
    waiting = [];
    // The click comes after the release of the button.
    setTimeout(() => {
      for (const leave of due) leave();
    });
  };
  root.addEventListener('focusout', (event) => {
    const row = rowOf(event.target);
    const key = row?.dataset['key'];
    if (!row || key === undefined || !document.hasFocus()) return;
    if (rowOf(event.relatedTarget) === row) return;
    const tell = (): void => {
      left(key, holdsBack(row));
    };
    if (pressed) waiting.push(tell);
    // Drawing may itself remove the element with the focus, and must not start again during that.
    else queueMicrotask(tell);
  });
  window.addEventListener('pointerdown', () => (pressed = true), { capture: true });
  window.addEventListener('pointerup', release, { capture: true });
  window.addEventListener('pointercancel', release, { capture: true });
}

/** Moves the focus to the first element that a selector finds, and brings it into sight. */
export function focusFirst(root: Element, selector: string): void {
  const element = root.querySelector<HTMLElement>(selector);
  focusOn(element);
  element?.scrollIntoView({ block: 'nearest' });
}
