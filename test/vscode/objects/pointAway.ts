import type { Page } from 'playwright-core';

/** How long a tooltip may stay under the pointer while it fades, in milliseconds. */
const longestFade = 1000;

/** Moves the pointer to a place without a tooltip, and waits until the last one is gone. */
export async function pointAway(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  const tooltip = page.getByRole('tooltip').first();
  if (!(await tooltip.isVisible())) return;
  // If its row was drawn again under the pointer, the tooltip stays until the pointer leaves the
  // tooltip itself.
  await tooltip.hover({ timeout: longestFade }).catch(() => undefined);
  await page.mouse.move(0, 0);
}
