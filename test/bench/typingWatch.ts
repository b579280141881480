declare global {
  interface Window {
    benchTell?: (told: { readonly what: string; readonly at: number }) => void;
  }
}

/**
 * Runs in a window of VS Code, whose pages are of the same origin here. Tells when a key that opens
 * a page goes down, when an input of that page has the focus, and when a letter has reached it.
 */
export function watchTyping(): void {
  if (window.top !== window) return;
  const tell = (what: string, at = performance.now()): void => {
    window.benchTell?.({ what, at });
  };
  const focused = (): Element | null => {
    let element = document.activeElement;
    for (;;) {
      const inner: Element | null | undefined =
        element?.tagName === 'IFRAME'
          ? (element as HTMLIFrameElement).contentDocument?.activeElement
          : element?.shadowRoot?.activeElement;
      if (!inner) return element;
      element = inner;
    }
  };
  const look = (): void => {
    const input = focused();
    if (input === null || input.ownerDocument === document || !input.matches('input, textarea')) {
      setTimeout(look);
      return;
    }
    input.addEventListener('input', () => {
      tell('typed');
    });
    tell('focused');
  };
  const pressed = (event: KeyboardEvent): void => {
    if (!event.ctrlKey || !event.altKey || !/^[0-8]$/.test(event.key)) return;
    tell('pressed', event.timeStamp);
    look();
  };
  window.addEventListener('keydown', pressed, { capture: true });
}
