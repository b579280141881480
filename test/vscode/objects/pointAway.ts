import type { Page } from 'playwright-core';

/** How long a tooltip may resist the pointer while it fades, in milliseconds. */
const longestFade = 1000;

/** Moves the pointer to where it shows nothing, and gets rid of what it has shown. */
export async function pointAway(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  const tooltip = page.getByRole('tooltip').first();
  if (!(await tooltip.isVisible())) return;
  // Its row may have been drawn again under the pointer; then it waits to be left itself.
  await tooltip.hover({ timeout: longestFade }).catch(() => undefined);
  await page.mouse.move(0, 0);
}
