/**
 * A service of which every text wants to do harm. Beside what each test looks for, after each of
 * them nothing may have run, nothing may have been fetched, and no command may have been called.
 */
import assert from 'node:assert/strict';
import path from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import {
  type HostileService,
  hostileKey,
  startHostileService,
} from '../support/hostile/service.ts';
import { hostileElement, hostileIds, hostileMark } from '../support/hostile/texts.ts';
import { cacheRoot } from '../workbench/paths.ts';
import { FormPage } from '../workbench/pages/formPage.ts';
import { pointAway } from '../workbench/pages/pointAway.ts';
import { byDialect, dialect } from './support/dialect.ts';
import { listed, signIn } from './support/person.ts';
import { until } from './support/until.ts';
import { useWindow } from './support/window.ts';

/** Signs that change the order of text, or that nobody sees. */
const invisible = /[\u200b\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069\u0000-\u0008\u001b]/u;
/** In pixels. */
const rowHeight = 22;

describe('A hostile service', () => {
  let service: HostileService;
  const dialogs: string[] = [];
  before('it starts', async () => {
    service = await startHostileService(dialect);
  });
  after(() => service.stop());
  const window = useWindow({ settings: () => ({ 'pneumatic.server': service.origin }) });
  const view = () => window().view('Workflows');
  const rows = (): Locator => view().tree.element.locator('.monaco-list-rows > [role=treeitem]');

  before(async () => {
    window().page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await view().welcomeButton('Set API Key…').waitFor();
  });

  /** How many elements of its own, whether its mark, how many sources, whether the key. */
  const harmless = [0, false, 0, false];

  /** The pages of the workbench and of all that it shows. */
  const frames = (): readonly Frame[] => window().page.frames();

  afterEach('nothing has run, been fetched or been called', async () => {
    assert.deepEqual(service.heard, []);
    assert.deepEqual(dialogs, []);
    for (const frame of frames()) {
      const found = await frame
        .evaluate(
          ([element, mark, key]) => [
            document.querySelectorAll(element).length,
            mark in globalThis,
            document.querySelectorAll('img[src*="/img"], iframe[src*="/frame"], base').length,
            document.documentElement.outerHTML.includes(key),
          ],
          [hostileElement, hostileMark, hostileKey] as const,
        )
        .catch(() => harmless);
      assert.deepEqual(found, harmless, frame.url());
    }
    assert.ok(await view().pane.isVisible(), 'A command has hidden the side bar.');
  });

  const picture = (name: string): Promise<void> =>
    window().screenshot(path.join(cacheRoot, 'hostile', `${dialect}-${name}.png`));

  /** Links that would do something else than open a page of the web. */
  const badLinks = (within: Locator): Promise<readonly string[]> =>
    within
      .locator('a')
      .evaluateAll((links) =>
        links
          .map((link) => link.getAttribute('data-href') ?? link.getAttribute('href') ?? '')
          .filter((href) => href !== '' && href !== '#' && !/^(https?|mailto):/i.test(href)),
      );

  /** Points at the row that shows the text at this place of the list, scrolled into sight. */
  async function rowAt(index: number): Promise<Locator> {
    const { element } = view().tree;
    const row = element.locator(`[role=treeitem][data-index="${index}"]`);
    // What was closed just before may still take the focus back to where it was.
    await until(`the focus on row ${index}`, async () => {
      await element.focus();
      await window().page.keyboard.press('Home');
      for (let down = 0; down < index; down += 1) await window().page.keyboard.press('ArrowDown');
      const focused = await element.getAttribute('aria-activedescendant');
      return (await row.count()) === 1 && (await row.getAttribute('id')) === focused;
    });
    return row;
  }

  /** Selects the row that has the focus, as it was, and calls what its ▶ calls. */
  async function launchSelected(): Promise<void> {
    for (const key of ['Enter', 'ArrowLeft', 'Control+Enter']) {
      await window().page.keyboard.press(key);
    }
  }

  it('cannot put a link into the box that asks for the key', async () => {
    const { quickInput, page } = window();
    await view().welcomeButton('Set API Key…').click();
    await quickInput.input.waitFor();
    await quickInput.type('another-key');
    await quickInput.accept();
    await quickInput.messageWith('Your account may not do this');
    await picture('key');
    assert.deepEqual(await badLinks(quickInput.widget), []);
    assert.equal(await page.locator('#quickInput_message a').count(), 0);
    await quickInput.cancel();
    await quickInput.closed();
  });

  it('gets the rows of the tree that any other gets', async () => {
    await signIn(window(), hostileKey);
    // Room for rows: only those in sight are in the page.
    await window().view('Runs').pane.locator('.pane-header').click();
    await listed(window());
    const count = service.texts.length + hostileIds.length;
    const seen = new Map<number, string>();
    await view().tree.element.focus();
    await window().page.keyboard.press('Home');
    await until('all rows', async () => {
      const shown = await rows().evaluateAll((all) =>
        all.map((row) => ({
          index: Number(row.getAttribute('data-index')),
          height: row.getBoundingClientRect().height,
          wide: row.scrollWidth > row.clientWidth + 1,
          text: row.textContent,
          icons: row.querySelectorAll('.label-name .codicon, .label-description .codicon').length,
        })),
      );
      for (const { index, height, text, icons } of shown) {
        assert.equal(height, rowHeight, text);
        assert.equal(icons, 0, text);
        assert.doesNotMatch(text, invisible);
        seen.set(index, text);
      }
      await window().page.keyboard.press('PageDown');
      return seen.size === count;
    });
    await picture('tree-end');
    await window().page.keyboard.press('Home');
    await picture('tree');
  });

  it('has tooltips with links to the web alone, and without pictures', async function () {
    this.timeout(300_000);
    for (let index = 0; index < service.texts.length; index += 1) {
      const row = await rowAt(index);
      await pointAway(window().page);
      await row.hover();
      const tooltip = window().page.getByRole('tooltip');
      await tooltip.waitFor();
      assert.deepEqual(await badLinks(tooltip), [], service.texts[index]);
      assert.equal(await tooltip.locator('img, video, iframe, form, input').count(), 0);
      assert.doesNotMatch(await tooltip.innerText(), invisible);
      if (index === 12) await picture('tooltip');
    }
    await pointAway(window().page);
  });

  it('is a list of texts in a quick pick', async () => {
    const { commands, quickInput } = window();
    await commands.run('Pneumatic: Find Workflow…');
    await until('the workflows', async () => (await quickInput.items()).length > 5);
    await quickInput.type('verified');
    await until('the icons', async () => (await quickInput.items()).length < 5);
    await picture('pick');
    const [item] = await quickInput.items();
    assert.match(item?.label ?? '', /^\$\(verified\) \$\(check\) Verified$/);
    assert.equal(await quickInput.widget.locator('.label-name .codicon').count(), 0);
    assert.deepEqual(await badLinks(quickInput.widget), []);
    await quickInput.cancel();
    await quickInput.closed();
  });

  it('cannot put a link into a notification', async () => {
    const index = service.texts.findIndex((text) => text.startsWith('[Try Again](command:'));
    await rowAt(index);
    await launchSelected();
    const toast = await window().notifications.shown('is inactive');
    await picture('notification');
    const message = toast.locator('.notification-list-item-message');
    assert.match(await message.innerText(), /“\[Try Again\]/);
    assert.deepEqual(await badLinks(message), []);
    await message.click();
    await window().commands.run('Notifications: Clear All Notifications');
  });

  it('gets a form with its texts in it, and nothing else', async function () {
    this.timeout(300_000);
    for (const index of [0, 1, 7, 13, 22, 29, 33, 36, 37, service.texts.length - 1]) {
      await rowAt(index);
      await launchSelected();
      const form = new FormPage(window().editors.shownWebview);
      const text = service.texts[index] ?? '';
      await form.frame.locator('form').waitFor();
      await form.launch();
      await form.frame.locator('.notice[role="alert"], .problem').first().waitFor();
      await picture(`form-${index}`);
      const root = form.frame.locator('#root');
      assert.deepEqual(await badLinks(root), [], text);
      // Not those of our own elements, which are in the shadow.
      const brought = await root.evaluate(
        (page) => page.querySelectorAll('img, iframe, script, style, object, svg').length,
      );
      assert.equal(brought, 0, text);
      assert.doesNotMatch(await root.innerText(), invisible, text);
      const over = await root.evaluate(({ ownerDocument: { documentElement: all } }) => [
        all.scrollWidth,
        all.clientWidth,
      ]);
      assert.equal(over[0], over[1], `${text} makes the form wider than its tab`);
      await window().commands.run('View: Close All Editors');
    }
  });

  it('is asked for odd ids at their own addresses, and for no others', async () => {
    const base = byDialect({ documented: '/workflows', current: '/templates' });
    await view().tree.element.focus();
    await window().page.keyboard.press('End');
    for (const id of ['../../auth/context', '7/run?x=', '__proto__', '<b>7']) {
      const row = view().tree.row(`Id ${id}`);
      await row.expand();
      const wanted = `GET ${base}/${encodeURIComponent(id)}`;
      await until(wanted, () => Promise.resolve(service.requests.includes(wanted)));
      await row.collapse();
    }
    await view().tree.row('Id ..').expand();
    const [failure] = await view().tree.children('Id ..');
    assert.match(failure?.label ?? '', /^Pneumatic does not find this\./);
    const lists =
      'workflows|templates|auth/context|accounts/users?|accounts/groups|accounts/user/counters|v3/tasks|attachments|datasets';
    const known = new RegExp(
      `^(GET|POST) /(${lists})(/(?!\\.\\.?(/|$))[^/?]+(/run|/steps)?)?(\\?[\\w=&-]+)?$`,
    );
    assert.deepEqual(
      service.requests.filter((request) => !known.test(request)),
      [],
    );
  });
});
