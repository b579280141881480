/**
 * A service whose texts are all attacks. Besides what each test checks, after each of them nothing
 * may have run, nothing may have been fetched, and no command may have been called.
 */
import assert from 'node:assert/strict';
import { hostileKey } from '../support/hostile/service.ts';
import { hostileIds } from '../support/hostile/texts.ts';
import { FormPage } from '../vscode/objects/formPage.ts';
import { pointAway } from '../vscode/objects/pointAway.ts';
import { byDialect } from './support/dialect.ts';
import {
  assertHarmlessPage,
  assertHarmlessRows,
  assertHarmlessTooltip,
  badLinks,
} from './support/harmless.ts';
import { useHostileWindow } from './support/hostileWindow.ts';
import { listed, showLaunchedHere, signIn } from './support/person.ts';
import { until } from './support/until.ts';

describe('A hostile service', () => {
  const hostile = useHostileWindow();
  const window = () => hostile().window;
  const view = () => hostile().view('Workflows');
  const rowAt = (index: number) => hostile().rowAt('Workflows', index);
  const placeOf = (start: string): number =>
    hostile().service.texts.findIndex((text) => text.startsWith(start));

  /** Calls the command of the ▶ of the row with the focus. */
  const launchFocused = (): Promise<void> => window().page.keyboard.press('Control+Enter');

  /** Opens the form of the workflow with this index. */
  async function openForm(index: number): Promise<FormPage> {
    await rowAt(index);
    await launchFocused();
    const form = new FormPage(window().editors.shownWebview);
    await form.frame.locator('.form').waitFor();
    return form;
  }

  const closeAll = (): Promise<void> => window().commands.run('View: Close All Editors');

  it('cannot put a link into the box that asks for the key', async () => {
    const { quickInput, page } = window();
    await view().welcomeButton('Set API Key…').click();
    await quickInput.input.waitFor();
    await quickInput.type('another-key');
    await quickInput.accept();
    await quickInput.messageWith('Your account may not do this');
    await hostile().picture('key');
    assert.deepEqual(await badLinks(quickInput.widget), []);
    assert.equal(await page.locator('#quickInput_message a').count(), 0);
    await quickInput.cancel();
    await quickInput.closed();
  });

  it('gets the rows of the tree that any other gets', async () => {
    await signIn(window(), hostileKey);
    // Makes room for rows, since only rows in sight are in the page.
    await window().view('Runs').pane.locator('.pane-header').click();
    await listed(window());
    const count = hostile().service.texts.length + hostileIds.length;
    const seen = new Set<number>();
    await view().tree.element.focus();
    await window().page.keyboard.press('Home');
    await until('all rows', async () => {
      for (const index of await assertHarmlessRows(view().tree.element)) seen.add(index);
      await window().page.keyboard.press('PageDown');
      return seen.size === count;
    });
    await hostile().picture('tree-end');
    await window().page.keyboard.press('Home');
    await hostile().picture('tree');
  });

  it('has tooltips with links to the web alone, and without pictures', async () => {
    for (const [index, text] of hostile().service.texts.entries()) {
      const row = await rowAt(index);
      await pointAway(window().page);
      await assertHarmlessTooltip(window().page, row, text);
      if (index === 12) await hostile().picture('tooltip');
    }
    await pointAway(window().page);
  });

  it('is a list of texts in a quick pick', async () => {
    const { commands, quickInput } = window();
    await commands.run('Pneumatic: Find Workflow…');
    await until('the workflows', async () => (await quickInput.items()).length > 5);
    await quickInput.type('verified');
    await until('the icons', async () => (await quickInput.items()).length < 5);
    await hostile().picture('pick');
    const [item] = await quickInput.items();
    assert.match(item?.label ?? '', /^\$\(verified\) \$\(check\) Verified$/);
    assert.equal(await quickInput.widget.locator('.label-name .codicon').count(), 0);
    assert.deepEqual(await badLinks(quickInput.widget), []);
    await quickInput.cancel();
    await quickInput.closed();
  });

  it('cannot put a link into a notification', async () => {
    await rowAt(placeOf('[Try Again](command:'));
    await launchFocused();
    await window().notifications.shown('is inactive');
    await hostile().picture('notification');
    const notification = await window().notifications.kept('is inactive');
    const message = notification.locator('.notification-list-item-message');
    assert.match(await message.innerText(), /“\[Try Again\]/);
    assert.deepEqual(await badLinks(message), []);
    await message.click();
    await window().commands.run('Notifications: Clear All Notifications');
  });

  it('gets a form with its texts in it, and nothing else, refused or launched', async function () {
    this.timeout(600_000);
    const places = [0, 1, 7, 13, 22, 29, 33, 37, hostile().service.texts.length - 1];
    for (const index of places) {
      const text = hostile().service.texts[index] ?? '';
      const form = await openForm(index);
      const root = form.frame.locator('#root');
      await form.launch();
      await form.frame.locator('.notice[role="alert"], .problem').first().waitFor();
      await hostile().picture(`form-${index}`);
      await assertHarmlessPage(root, text);
      await form.launch();
      await form.frame.locator('.launched').waitFor();
      await hostile().picture(`launched-${index}`);
      await assertHarmlessPage(root, text);
      assert.notEqual(await form.processId(), '');
      await closeAll();
    }
    const launches = hostile().service.requests.filter((each) => /^POST .*\/run$/.test(each));
    assert.equal(launches.length, places.length * 2);
  });

  it('cannot put a link or a picture into the notification about a launch out of sight', async () => {
    const statusBar = window().page.locator('.part.statusbar');
    for (const start of ['[open](javascript:', '$(verified)']) {
      const form = await openForm(placeOf(start));
      await form.launch();
      await form.frame.locator('.notice[role="alert"]').first().waitFor();
      hostile().service.hold();
      await form.launch();
      const name = start.split('](')[0] ?? '';
      await statusBar.getByText(`Launching ${name}`).waitFor();
      await hostile().picture(`launching-${placeOf(start)}`);
      await closeAll();
      assert.equal(await statusBar.locator('.codicon-verified').count(), 0);
      hostile().service.release();
      await window().notifications.shown('has started');
      await hostile().picture(`started-${placeOf(start)}`);
      const notification = await window().notifications.kept('has started');
      const message = notification.locator('.notification-list-item-message');
      assert.ok((await message.innerText()).includes(name), name);
      assert.deepEqual(await badLinks(message), []);
      assert.equal(await message.locator('.codicon').count(), 0);
      await message.click();
      await window().commands.run('Notifications: Clear All Notifications');
    }
  });

  it('gets rows and tooltips like any other for what has been launched', async () => {
    await window().view('Runs').pane.locator('.pane-header').click();
    await showLaunchedHere(window());
    const { element } = hostile().view('Runs').tree;
    const rows = await hostile()
      .view('Runs')
      .tree.rowsWhere('runs', ({ length }) => length > 1);
    for (const [index, { label }] of rows.entries()) {
      const row = await hostile().rowAt('Runs', index);
      await assertHarmlessRows(element);
      await pointAway(window().page);
      await assertHarmlessTooltip(window().page, row, label);
    }
    await hostile().picture('launched-rows');
    await pointAway(window().page);
  });

  it('cannot put a picture into the status bar', async () => {
    const statusBar = window().page.locator('.part.statusbar');
    const [icons] = (await hostile().view('Runs').tree.rows()).filter(({ description }) =>
      description.startsWith('#$(verified)'),
    );
    assert.ok(icons);
    const menu = await hostile().view('Runs').tree.row(icons.label).menu();
    await menu.pick('Copy Run ID');
    await statusBar.getByText('Copied: $(verified) $(check) Verified').waitFor();
    await hostile().picture('status-bar');
    assert.equal(await statusBar.locator('.codicon-verified').count(), 0);
  });

  it('is asked for odd ids at their own addresses, and for no others', async () => {
    const base = byDialect({ documented: '/workflows', current: '/templates' });
    const { requests } = hostile().service;
    await view().tree.element.focus();
    await window().page.keyboard.press('End');
    for (const id of ['../../auth/context', '7/run?x=', '__proto__', '<b>7']) {
      const row = view().tree.row(`Id ${id}`);
      await row.expand();
      const wanted = `GET ${base}/${encodeURIComponent(id)}`;
      await until(wanted, () => Promise.resolve(requests.includes(wanted)));
      await row.collapse();
    }
    await view().tree.row('Id ..').expand();
    const [failure] = await view().tree.children('Id ..');
    assert.match(failure?.label ?? '', /^Pneumatic does not find this\./);
    const lists =
      'workflows|templates|auth/context|accounts/users?|accounts/groups|accounts/user/counters|v3/tasks|attachments|datasets';
    const known = new RegExp(
      `^(GET|POST) /(${lists})(/(?!\\.\\.?(/|$))[^/?]+(/run|/steps|/fields)?)?(\\?[\\w=&-]+)?$`,
    );
    assert.deepEqual(
      requests.filter((request) => !known.test(request)),
      [],
    );
  });
});
