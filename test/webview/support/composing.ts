import type { Page } from 'playwright-core';

/** The text during the composition. */
export const composed = 'にほん';

/**
 * Composes a text at the focus with Chromium's own input method, and ends it with Enter; each key
 * that a person may press during a composition is pressed, too.
 */
export async function compose(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', {
    text: composed,
    selectionStart: composed.length,
    selectionEnd: composed.length,
  });
  for (const [key, code, modifiers] of [
    ['Enter', 13, 0],
    ['Enter', 13, 2],
    ['Enter', 13, 4],
    ['Escape', 27, 0],
  ] as const) {
    const pressed = { key, code: key, windowsVirtualKeyCode: code, modifiers };
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...pressed });
  }
  await session.send('Input.insertText', { text: composed });
  await session.detach();
}

/** Sends the final keys of a composition like Safari: after its end, with a code of their own. */
export const endAsInSafari = (page: Page): Promise<void> =>
  page.evaluate(() => {
    let target = document.activeElement ?? document.body;
    while (target.shadowRoot?.activeElement) target = target.shadowRoot.activeElement;
    for (const ctrlKey of [false, true]) {
      const init = { key: 'Enter', keyCode: 229, ctrlKey, bubbles: true, composed: true };
      target.dispatchEvent(new KeyboardEvent('keydown', { ...init, cancelable: true }));
    }
  });
