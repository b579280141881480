/** What a text box that is sent by itself stands in: it has a Ctrl+Enter of its own. */
export const textBoxClass = 'text-box';

/** The code of a key that an input method has taken. */
const takenByInputMethod = 229;

/**
 * Whether a key belongs to the composing of a character. Safari sends the key that ends it after
 * the end, so that the code alone tells.
 */
const isComposing = (event: KeyboardEvent): boolean =>
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells it in Safari
  event.isComposing || event.keyCode === takenByInputMethod;

/** The keys that do what cannot be undone, and no others: AltGr counts as Ctrl and Alt. */
export const isSubmit = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
  key === 'Enter' && (ctrlKey || metaKey) && !altKey && !shiftKey;

const isPlainEnter = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
  key === 'Enter' && !ctrlKey && !metaKey && !altKey && !shiftKey;

const fields = 'input, vscode-textfield, vscode-textarea, vscode-checkbox';

const isRadio = (field: Element): field is HTMLInputElement =>
  field instanceof HTMLInputElement && field.type === 'radio';

/** Of radio buttons that belong together, Tab stops at one; so does Enter. */
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
  // As Tab does.
  if (input instanceof HTMLInputElement && input.type !== 'radio') input.select();
}

/** Goes on to the next field. The last one stays, so that no series of Enter reaches the button. */
function moveOn(root: HTMLElement, event: KeyboardEvent): void {
  const path = event.composedPath();
  const [target] = path;
  if (!(target instanceof HTMLInputElement)) return;
  // Enter takes what is chosen in the list below the input.
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
 * Listens to the keys of a page before anything in it does: those that belong to the composing of
 * a character reach nothing, Ctrl+Enter submits from anywhere, and Enter moves on to the next
 * field. A key that is held down submits nothing: it may have been pressed elsewhere.
 * @param submit undefined for a page without a form.
 */
export function watchKeys(root: HTMLElement, submit?: () => void): void {
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
      submit();
    }
  };
  window.addEventListener('keydown', hear, { capture: true });
}

/** How the key that submits is called on this machine. */
export const submitKey = (): string =>
  /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘Enter' : 'Ctrl+Enter';
