import type { Page } from 'playwright-core';

/** Has a page crash, with all that it would still have said, and closes what is left of it. */
export async function crashPage(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash');
  const session = await page.context().newCDPSession(page);
  // It has no answer: the process that would give it is gone.
  session.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
}
