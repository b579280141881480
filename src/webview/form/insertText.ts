type TextBox = HTMLInputElement | HTMLTextAreaElement;

/** Whether any text can be typed there; a date or a list takes some alone. */
const takesText = (target: EventTarget | undefined): target is TextBox =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && target.type === 'text' && target.role !== 'combobox');

/** Remembers the text field that had the focus last, and inserts into it. */
export class TextInsertion {
  #last: TextBox | undefined;

  constructor(root: HTMLElement) {
    root.addEventListener('focusin', (event) => {
      const [target] = event.composedPath();
      if (takesText(target)) this.#last = target;
    });
  }

  /**
   * Inserts a text at the cursor, in place of what is selected, as typing does. A field of one line
   * gets one line.
   */
  insert(text: string): void {
    const box = this.#last;
    if (!box?.isConnected || box.readOnly || box.disabled) return;
    box.focus();
    const inserted = box instanceof HTMLTextAreaElement ? text : text.replaceAll(/\s*\n\s*/g, ' ');
    const end = box.value.length;
    box.setRangeText(inserted, box.selectionStart ?? end, box.selectionEnd ?? end, 'end');
    box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }
}
