import type { Locator, Page } from 'playwright-core';

export interface NotificationText {
  readonly severity: 'info' | 'warning' | 'error';
  readonly message: string;
  readonly buttons: readonly string[];
}

/** The notifications in the corner. */
export class Notifications {
  readonly toasts: Locator;

  constructor(page: Page) {
    this.toasts = page.locator('.notification-toast .notification-list-item');
  }

  /** Waits for a toast that contains the text. */
  async shown(text: string | RegExp): Promise<Locator> {
    const toast = this.toasts
      .filter({ has: this.toasts.page().locator('.notification-list-item-message') })
      .filter({ hasText: text })
      .first();
    await toast.waitFor();
    return toast;
  }

  /** The notifications in sight, newest first. */
  all(): Promise<readonly NotificationText[]> {
    return this.toasts.evaluateAll((toasts) =>
      toasts.map((toast) => {
        const icon = toast.querySelector('.notification-list-item-icon')?.className ?? '';
        const buttons = toast.querySelectorAll('.notification-list-item-buttons-container a');
        return {
          severity: icon.includes('error')
            ? 'error'
            : icon.includes('warning')
              ? 'warning'
              : 'info',
          message: toast.querySelector('.notification-list-item-message')?.textContent ?? '',
          buttons: [...buttons].map((button) => button.textContent),
        };
      }),
    );
  }

  /** Presses a button of the toast that contains the text. */
  async press(text: string | RegExp, button: string): Promise<void> {
    const toast = await this.shown(text);
    await toast.getByRole('button', { name: button, exact: true }).click();
  }

  async dismiss(text: string | RegExp): Promise<void> {
    const toast = await this.shown(text);
    await toast.hover();
    await toast.getByRole('button', { name: /^Clear Notification/ }).click();
    await toast.waitFor({ state: 'detached' });
  }
}
