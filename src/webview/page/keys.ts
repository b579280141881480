/** The class around a text box whose text is sent alone: it has a Ctrl+Enter of its own. */
export const textBoxClass = 'text-box';

/** The code of a key that an input method handles. */
const takenByInputMethod = 229;

/**
 * Whether a key press is part of composing a character. Safari sends the final key after the
 * composition, so that only its code shows it.
 */
const isComposing = (event: KeyboardEvent): boolean =>
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells it in Safari
  event.isComposing || event.keyCode === takenByInputMethod;

/**
 * Whether a key press submits: Ctrl+Enter and nothing else, since it cannot be undone. AltGr counts
 * as Ctrl and Alt.
 */
export const isSubmit = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
  key === 'Enter' && (ctrlKey || metaKey) && !altKey && !shiftKey;

const isPlainEnter = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
  key === 'Enter' && !ctrlKey && !metaKey && !altKey && !shiftKey;

const fields = 'input, vscode-textfield, vscode-textarea, vscode-checkbox';

const isRadio = (field: Element): field is HTMLInputElement =>
  field instanceof HTMLInputElement && field.type === 'radio';

/** Whether Enter stops at this field. Of the radio buttons of a group it stops at one, like Tab. */
function isStop(field: HTMLElement): boolean {
  if (!field.checkVisibility() || field.hasAttribute('disabled')) return false;
  if (!isRadio(field) || field.checked) return true;
  const group = field.closest('[role="radiogroup"]');
  return group?.querySelector('input:checked') === null && group.querySelector('input') === field;
}

const belongTogether = (one: HTMLElement, other: HTMLElement): boolean =>
  isRadio(one) && isRadio(other) && one.name === other.name;

function enter(field: HTMLElement): void {
  field.focus();
  const input = 'wrappedElement' in field ? field.wrappedElement : field;
  // Selects the text, as Tab does.
  if (input instanceof HTMLInputElement && input.type !== 'radio') input.select();
}

/**
 * Moves the focus to the next field. From the last one it does not move, so that repeated Enter
 * never reaches the button.
 */
function moveOn(root: HTMLElement, event: KeyboardEvent): void {
  const path = event.composedPath();
  const [target] = path;
  if (!(target instanceof HTMLInputElement)) return;
  // Enter takes the active item of the list below the input.
  if (target.hasAttribute('aria-activedescendant')) return;
  const all = [...root.querySelectorAll<HTMLElement>(fields)];
  const from = all.findIndex((field) => path.includes(field));
  const field = all[from];
  if (!field) return;
  event.preventDefault();
  event.stopPropagation();
  if (event.repeat) return;
  const next = all.slice(from + 1).find((one) => isStop(one) && !belongTogether(field, one));
  if (next) enter(next);
}

const inTextBox = (event: Event): boolean =>
  event.composedPath().some((node) => node instanceof Element && node.matches(`.${textBoxClass}`));

/**
 * Handles the keys of a page before any element in it does: keys of a composition are stopped,
 * Ctrl+Enter submits from anywhere, and Enter moves on to the next field. A key that is held down
 * does not submit: the press may have begun elsewhere.
 * @param submit gets the moment of the key press, on the clock of `performance`; undefined for a
 * page without a form.
 */
export function watchKeys(root: HTMLElement, submit?: (at: number) => void): void {
  const hear = (event: KeyboardEvent): void => {
    if (isComposing(event)) {
      event.stopImmediatePropagation();
    } else if (isPlainEnter(event)) {
      moveOn(root, event);
    } else if (isSubmit(event)) {
      if (event.repeat) event.stopPropagation();
      if (event.repeat || !submit || inTextBox(event)) return;
      event.preventDefault();
      event.stopPropagation();
      submit(event.timeStamp);
    }
  };
  window.addEventListener('keydown', hear, { capture: true });
}

/** The name of the submit key on this machine. */
export const submitKey = (): string =>
  /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘Enter' : 'Ctrl+Enter';
