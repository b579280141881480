import type { Locator, Page } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { attempt, attemptTime } from './attempt.ts';

export interface NotificationText {
  readonly severity: 'info' | 'warning' | 'error';
  readonly message: string;
  readonly buttons: readonly string[];
}

/** How long to look in the corner before looking behind the bell, in milliseconds. */
const inCorner = 10_000;

/**
 * The notifications of a window: in the corner for some seconds, and behind the bell until they are
 * answered. On a slow machine one can have left the corner before it is looked for.
 */
export class Notifications {
  readonly #toasts: Locator;
  readonly #inSight: Locator;
  readonly #list: Locator;
  readonly #bell: Locator;

  constructor(page: Page) {
    this.#toasts = page.locator('.notification-toast .notification-list-item');
    this.#list = page.locator('.notifications-center .notification-list-item');
    this.#inSight = this.#toasts.or(this.#list).filter({ visible: true });
    this.#bell = page.locator('#status\\.notifications');
  }

  /** Waits for a notification that contains the text. */
  async shown(text: string | RegExp): Promise<Locator> {
    const notification = this.#inSight
      .filter({ has: this.#bell.page().locator('.notification-list-item-message') })
      .filter({ hasText: text })
      .first();
    const seen = await attempt(async () => {
      await notification.waitFor({ timeout: inCorner });
      return true;
    });
    if (seen) return notification;
    await this.#openList();
    await notification.waitFor();
    return notification;
  }

  /** A notification that contains the text, behind the bell, where it stays until it is answered. */
  async kept(text: string | RegExp): Promise<Locator> {
    await this.#openList();
    return this.#list.filter({ hasText: text }).first();
  }

  /** The whole text of a notification that contains the text. */
  text(text: string | RegExp): Promise<string> {
    return this.#onShown(text, (notification) => notification.innerText({ timeout: attemptTime }));
  }

  /** The notifications in the corner, newest first. */
  all(): Promise<readonly NotificationText[]> {
    return textsOf(this.#toasts);
  }

  /** All that have not been answered, newest first; none is in the corner after that. */
  async unanswered(): Promise<readonly NotificationText[]> {
    await this.#openList();
    const texts = await textsOf(this.#list);
    await this.#bell.click();
    return texts;
  }

  /** Presses a button of the notification that contains the text. */
  async press(text: string | RegExp, button: string): Promise<void> {
    await this.#onShown(text, async (notification) => {
      const shown = notification.getByRole('button', { name: button, exact: true });
      await shown.click({ timeout: attemptTime });
      return true;
    });
  }

  async dismiss(text: string | RegExp): Promise<void> {
    const cleared = await this.#onShown(text, async (notification) => {
      await notification.hover({ timeout: attemptTime });
      const clear = notification.getByRole('button', { name: /^Clear Notification/ });
      await clear.click({ timeout: attemptTime });
      return notification;
    });
    await cleared.waitFor({ state: 'detached' });
  }

  /** Does something with a notification, again where it has left the corner meanwhile. */
  #onShown<Value>(
    text: string | RegExp,
    act: (notification: Locator) => Promise<Value>,
  ): Promise<Value> {
    return eventually(`the notification “${String(text)}”`, async () => {
      const notification = await this.shown(text);
      return attempt(() => act(notification));
    });
  }

  async #openList(): Promise<void> {
    const list = this.#bell.page().locator('.notifications-center.visible');
    if (!(await list.isVisible())) await this.#bell.click();
    await list.waitFor();
  }
}

const textsOf = (notifications: Locator): Promise<readonly NotificationText[]> =>
  notifications.evaluateAll((all) =>
    all.map((one) => {
      const icon = one.querySelector('.notification-list-item-icon')?.className ?? '';
      const buttons = one.querySelectorAll('.notification-list-item-buttons-container a');
      return {
        severity: icon.includes('error') ? 'error' : icon.includes('warning') ? 'warning' : 'info',
        message: one.querySelector('.notification-list-item-message')?.textContent ?? '',
        buttons: [...buttons].map((button) => button.textContent),
      };
    }),
  );
