/**
 * The pages of runs and tasks with data of a hostile service. It is read over HTTP, as the host
 * reads it, and shown in a window as narrow as a phone.
 */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { createApi } from '../../src/api/connect.ts';
import type { PneumaticApi } from '../../src/core/api.ts';
import { runId, runTaskId } from '../../src/core/base/ids.ts';
import { valueOf } from '../support/apiHarness.ts';
import type { BuiltPage } from './support/builtPage.ts';
import {
  type HostileService,
  hostileKey,
  startHostileService,
} from '../support/hostile/service.ts';
import { hostileElement, hostileIds, hostileMark } from '../support/hostile/texts.ts';
import { useRunPages } from './support/pageRun.ts';
import { loadedTask, useTaskPages } from './support/pageTask.ts';
import { loadedRun } from '../support/samples/runs.ts';

const width = 320;
/** Characters that change the order of text, or that are invisible. */
const invisible = /[\u200b\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069\u0000-\u0008\u001b]/u;
const openable = /^(?:https?|mailto):/i;

const noticeOf = (message: string) => ({ message, nextStep: message, action: undefined }) as const;

/** Everything that a page contains, in its own tree and in those of its widgets. */
const findings = (page: Page) =>
  page.evaluate(
    ([element, mark]) => {
      const root = document.querySelector('#root');
      const brought = `${element}, img, iframe, script, style, base, form[action], object, embed, link`;
      const attributes = [...(root?.querySelectorAll('*') ?? [])].flatMap((each) =>
        each.getAttributeNames().filter((name) => name.startsWith('on')),
      );
      return {
        brought: root?.querySelectorAll(brought).length,
        attributes,
        links: [...(root?.querySelectorAll('a[href]') ?? [])].map((link) =>
          link.getAttribute('href'),
        ),
        marked: mark in globalThis,
        width: document.documentElement.scrollWidth,
        text: (root as HTMLElement | null)?.innerText ?? '',
      };
    },
    [hostileElement, hostileMark] as const,
  );

async function assertHarmless(page: Page, text: string): Promise<void> {
  const found = await findings(page);
  assert.equal(found.brought, 0, text);
  assert.deepEqual(found.attributes, [], text);
  assert.equal(found.marked, false, text);
  for (const href of found.links) assert.match(href ?? '', openable, text);
  assert.ok(found.width <= width, `${text} makes the page ${found.width} px wide`);
  assert.doesNotMatch(found.text, invisible, text);
}

describe('What a hostile service says', () => {
  let service: HostileService;
  let api: PneumaticApi;
  before(async () => {
    service = await startHostileService('current');
    api = createApi({ server: service.origin, key: hostileKey }, { dialect: 'current' });
  });
  after(() => service.stop());

  const openRun = useRunPages();
  const openTask = useTaskPages();
  const dialogs: string[] = [];
  beforeEach(() => dialogs.splice(0));

  function watch<Opened extends { readonly page: Page }>(opened: Opened): Opened {
    opened.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    return opened;
  }

  /** Clicks every link of the page, and asserts that each has only sent a message to the host. */
  async function follow(opened: {
    readonly page: Page;
    readonly messages: () => Promise<readonly { readonly type: string; readonly url?: string }[]>;
  }): Promise<void> {
    const address = opened.page.url();
    await opened.page.evaluate(() => {
      for (const link of document.querySelectorAll<HTMLAnchorElement>('#root a')) link.click();
    });
    const asked = (await opened.messages()).filter(({ type }) => type === 'openLink');
    for (const { url } of asked) assert.match(url ?? '', openable);
    assert.equal(opened.page.url(), address);
    assert.equal(opened.page.context().pages().length, 1);
  }

  /** @throws if the page has ever requested anything but its own parts. */
  async function assertAlone(
    opened: Pick<BuiltPage<never, { readonly type: string }>, 'page' | 'requests' | 'assertQuiet'>,
  ): Promise<void> {
    const { origin } = new URL(opened.page.url());
    assert.deepEqual(
      opened.requests.filter((url) => new URL(url).origin !== origin),
      [],
    );
    assert.deepEqual([service.heard, dialogs], [[], []]);
    await opened.assertQuiet();
  }

  it('is text, and nothing else, on the page of a run', async () => {
    const opened = watch(await openRun({ width }));
    const { items } = await valueOf(api.listRuns({}));
    assert.equal(items.length, service.texts.length + hostileIds.length);
    for (const { id, name } of items.slice(0, service.texts.length)) {
      const run = await valueOf(api.getRun(id));
      assert.equal(run.tasks.length, 5);
      const { items: events } = await valueOf(api.listEvents(id, undefined));
      const notice = noticeOf(name);
      await opened.show(
        loadedRun(run, {
          account: { label: name, demo: false },
          stale: { notice, asOf: 0 },
          comment: { phase: 'failed', notice },
          log: { events, hasMore: true, loading: false, notice },
        }),
      );
      assert.equal(await opened.page.locator('.event').count(), events.length, name);
      await assertHarmless(opened.page, name);
    }
    await follow(opened);
    await assertAlone(opened);
  });

  it('is text, and nothing else, on the page of a task', async () => {
    const opened = watch(await openTask({ width }));
    const { items } = await valueOf(api.listTasks({}));
    assert.equal(items.length, service.texts.length + hostileIds.length);
    for (const { id, name } of items.slice(0, service.texts.length)) {
      const task = await valueOf(api.getTask(id));
      const notice = noticeOf(name);
      const frame = {
        account: { label: name, demo: true },
        stale: { notice, asOf: 0 },
        comment: { phase: 'unknown', notice },
        assignees: await valueOf(api.listAssignees()),
      } as const;
      const failed = { phase: 'failed', notice } as const;
      await opened.show(loadedTask(task, { ...frame, itemNotice: notice, returning: failed }));
      assert.equal((await opened.page.locator('#root vscode-checkbox').count()) >= 4, true, name);
      await assertHarmless(opened.page, name);
      for (const phase of ['completed', 'returned'] as const) {
        await opened.show(loadedTask(task, { ...frame, work: { phase } }));
        await assertHarmless(opened.page, `${name} (${phase})`);
      }
    }
    await follow(opened);
    await assertAlone(opened);
  });

  it('does not break a page by its ids', async () => {
    const run = watch(await openRun({ width }));
    const task = watch(await openTask({ width }));
    for (const id of hostileIds.map(String)) {
      const detail = await valueOf(api.getRun(runId('1000')));
      const tasks = detail.tasks.map((each, index) => ({
        ...each,
        id: runTaskId(`${id}${index}`),
      }));
      await run.show(loadedRun({ ...detail, id: runId(id), tasks }));
      await assertHarmless(run.page, id);
      const mine = await valueOf(api.getTask(runTaskId('1000')));
      await task.show(loadedTask({ ...mine, id: runTaskId(id) }));
      await assertHarmless(task.page, id);
    }
    await assertAlone(run);
    await assertAlone(task);
  });
});
