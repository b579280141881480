import type { Page } from 'playwright-core';

/**
 * Closes a window of VS Code as a person would: it saves its states first. Merely closing the page
 * loses what was written to a memento in the last seconds.
 */
export async function closeWindow(page: Page): Promise<void> {
  await page.evaluate('window.driver.lifecycleService.shutdown()');
  await page.close();
}
