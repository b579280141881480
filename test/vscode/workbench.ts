import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { closeWindow } from './closeWindow.ts';
import { eventually, patience } from './eventually.ts';
import { ActivityBar } from './objects/activityBar.ts';
import { CommandPalette } from './objects/commandPalette.ts';
import { Editors } from './objects/editors.ts';
import { Notifications } from './objects/notifications.ts';
import { QuickInput } from './objects/quickInput.ts';
import { View } from './objects/view.ts';
import { settingsText } from './settings.ts';
import { workbenchAddress, type WorkbenchAddress } from './workbenchAddress.ts';

/** A window of VS Code in the browser, as a person uses it. */
export class Workbench {
  readonly page: Page;
  readonly activityBar: ActivityBar;
  readonly commands: CommandPalette;
  readonly editors: Editors;
  readonly notifications: Notifications;
  readonly quickInput: QuickInput;

  constructor(page: Page) {
    this.page = page;
    this.activityBar = new ActivityBar(page);
    this.commands = new CommandPalette(page);
    this.editors = new Editors(page);
    this.notifications = new Notifications(page);
    this.quickInput = new QuickInput(page);
  }

  view(name: string): View {
    return new View(this.page, name);
  }

  /** Waits until the window has restored what it showed before. */
  async ready(): Promise<void> {
    await this.page.waitForFunction('window.driver');
    await this.page.evaluate('window.driver.whenWorkbenchRestored()');
  }

  /** Reloads with the command, like a person, so that VS Code saves its states first. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.commands.run('Developer: Reload Window');
    await loaded;
    await this.ready();
  }

  /** Closes the window; its states are saved. */
  async close(): Promise<void> {
    await closeWindow(this.page);
  }

  /**
   * Replaces the user settings. VS Code writes the file itself: without the watcher that a compiler
   * would have made, it does not notice when somebody else does.
   */
  async changeSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
    await this.page.evaluate(`(async () => {
      const { environmentService, fileService } = window.driver;
      const home = environmentService.userRoamingDataHome;
      const file = home.with({ path: home.path + '/settings.json' });
      const { value } = await fileService.readFile(file);
      const text = ${JSON.stringify(settingsText(settings))};
      await fileService.writeFile(file, value.constructor.fromString(text));
    })()`);
  }

  /** By its name in the list: `Dark 2026`, `Light High Contrast`. */
  async setTheme(name: string): Promise<void> {
    await this.commands.run('Preferences: Color Theme');
    await this.quickInput.pick(name);
    await this.quickInput.closed();
  }

  /** Waits until the clipboard differs from `before`, and returns its text. */
  async clipboard(before = ''): Promise<string> {
    return eventually('a text in the clipboard', async () => {
      const text = await this.page.evaluate(() => navigator.clipboard.readText());
      return text === before ? undefined : text;
    });
  }

  /** Closes every question, pick and menu that is open. */
  async dismissAll(): Promise<void> {
    const open = '.quick-input-widget, .monaco-dialog-box, .monaco-menu';
    const shown = this.page.locator(open).filter({ visible: true });
    await eventually('nothing that waits for an answer', async () => {
      if ((await shown.count()) === 0) return true;
      await this.page.keyboard.press('Escape');
      return undefined;
    });
  }

  async screenshot(file: string): Promise<void> {
    await this.page.screenshot({ path: path.resolve(file), animations: 'disabled' });
  }
}

/** Opens a window with the extension under development. */
export async function openWorkbench(
  context: BrowserContext,
  address: WorkbenchAddress,
): Promise<Workbench> {
  return openAddress(context, workbenchAddress(address));
}

/** Opens the window that an address stands for. */
export async function openAddress(context: BrowserContext, address: string): Promise<Workbench> {
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  await refuseReload(page);
  await page.goto(address);
  const workbench = new Workbench(page);
  await workbench.ready();
  return workbench;
}

/**
 * Has every action answer the question of VS Code whether to reload for a changed setting. On a slow
 * machine the window can take the settings that it starts with for changed ones.
 */
async function refuseReload(page: Page): Promise<void> {
  const text = 'A setting has changed that requires a reload';
  const dialog = page.locator('.monaco-dialog-box').filter({ hasText: text });
  await page.addLocatorHandler(dialog, async () => {
    await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
  });
}
