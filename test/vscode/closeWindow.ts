import type { Page } from 'playwright-core';

/**
 * Closes a window of VS Code like a person, so that it saves its states first. Closing only the
 * page loses what was written to a memento in the last seconds.
 */
export async function closeWindow(page: Page): Promise<void> {
  await page.evaluate('window.driver.lifecycleService.shutdown()');
  await page.close();
}
