/**
 * Moves the focus once a page is open: at once where the page has the focus, else as soon as it
 * gets it. Whoever has moved the focus before keeps it.
 */
export function whenOpened(move: () => void): void {
  const begin = (): void => {
    if (document.activeElement === null || document.activeElement === document.body) move();
  };
  if (document.hasFocus()) begin();
  else {
    const wait = (): void => {
      // A click that brings the focus to the page moves it on first.
      setTimeout(begin);
    };
    window.addEventListener('focus', wait, { once: true });
  }
}
