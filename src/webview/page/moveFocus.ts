/** What is to have the focus as soon as the page gets it. */
let waiting: (() => void) | undefined;

const isFree = (): boolean =>
  document.activeElement === null || document.activeElement === document.body;

/**
 * Moves the focus at once where the page has it, else as soon as it gets it, unless something on it
 * has the focus by then.
 */
function moveFocus(move: () => void): void {
  if (document.hasFocus()) {
    waiting = undefined;
    move();
    return;
  }
  if (!waiting) {
    const take = (): void => {
      const moveLast = waiting;
      waiting = undefined;
      if (isFree()) moveLast?.();
    };
    // A click that brings the focus to the page moves it on first.
    window.addEventListener('focus', () => setTimeout(take), { once: true });
  }
  waiting = move;
}

/**
 * Moves the focus to an element, if there is one, once the page has the focus: an element of a page
 * takes it from all of VS Code, and with it what a person is typing elsewhere.
 */
export function focusOn(element: HTMLElement | null | undefined, options?: FocusOptions): void {
  if (!element) return;
  moveFocus(() => {
    element.focus(options);
  });
}

/** Moves the focus once a page is open. Whoever has moved it before keeps it. */
export function whenOpened(move: () => void): void {
  moveFocus(() => {
    if (isFree()) move();
  });
}
