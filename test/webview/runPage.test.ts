import assert from 'node:assert/strict';
import { fieldId } from '../../src/core/base/ids.ts';
import type { LoadedRun } from '../../src/protocol/runPage.ts';
import { axeObjections } from './support/axe.ts';
import { type PageRun, useRunPages } from './support/pageRun.ts';
import { pageThemes } from './support/pageThemes.ts';
import { richLog, richRun } from './support/richRun.ts';
import { runPartStrings, runStrings } from './support/runStrings.ts';
import {
  eventOf,
  loadedRun,
  morning,
  performerOf,
  runOf,
  runTaskOf,
} from '../support/samples/runs.ts';

const notice = {
  message: 'Pneumatic cannot be reached.',
  nextStep: 'Check your network.',
  action: 'retry',
} as const;
const richView = loadedRun(richRun, {
  log: { events: richLog, hasMore: true, loading: false, notice: undefined },
});
const kept = { version: 1, accountId: 'demo', runId: '4711', comment: 'Half a thought' };

describe('The page of a run', () => {
  const open = useRunPages();

  async function opened(view: LoadedRun): Promise<PageRun> {
    const run = await open();
    await run.show(view);
    return run;
  }

  it('asks for what to show, and says that it is loading', async () => {
    const run = await open();
    assert.deepEqual(await run.messages(), [{ type: 'ready' }]);
    await run.show({ state: 'loading', title: 'Onboarding of Acme' });
    await run.page.getByRole('heading', { name: 'Onboarding of Acme' }).waitFor();
    assert.equal(await run.status(), runStrings.loading);
  });

  it('says why the run cannot be shown, and offers what to do', async () => {
    const run = await open();
    await run.show({ state: 'failed', title: 'Onboarding of Acme', notice });
    await run.page.getByRole('alert').getByText(notice.message).waitFor();
    await run.button(runStrings.retry).click();
    assert.deepEqual(await run.messagesOf('act'), [{ type: 'act', action: 'retry' }]);
  });

  it('does not call it an error that nobody is signed in', async () => {
    const run = await open();
    const signedOut = { ...notice, message: 'Signed out of Harbor Works.', isExpected: true };
    await run.show({ state: 'failed', title: 'Onboarding of Acme', notice: signedOut });
    await run.page.getByRole('status').getByText(signedOut.message).waitFor();
    assert.equal(await run.page.getByRole('alert').count(), 0);
    assert.equal(await run.page.locator('.notice.error, .codicon-error').count(), 0);
  });

  it('shows what the run is, and how far', async () => {
    const run = await opened(richView);
    const header = await run.page.locator('header').innerText();
    for (const text of [
      'Onboarding of Acme',
      'api.pneumatic.app',
      runStrings.runStates.running,
      runStrings.urgent,
      'Onboarding',
      'Ada Lovelace',
      runStrings.overdue,
    ]) {
      assert.ok(header.includes(text), text);
    }
    assert.equal(await run.page.locator('details.about strong').textContent(), 'Acme');
    await run.assertQuiet();
  });

  it('lists the tasks in order, with state, performers and checklist', async () => {
    const run = await opened(richView);
    const items = run.section(runStrings.tasks).locator('.task');
    const texts = (await items.allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
    assert.equal(texts.length, 4);
    assert.match(texts[0] ?? '', /^1\. Collect the documents Completed Ada Lovelace/);
    assert.match(texts[1] ?? '', /Grace Hopper \(you\).*Alan Turing.*IT department/);
    assert.match(texts[1] ?? '', /Overdue.*2 of 5 items ticked/);
    assert.match(texts[3] ?? '', /Not started/);
    const done = items.nth(1).getByRole('listitem').filter({ hasText: 'Alan Turing' });
    assert.equal(await done.locator('.codicon-check').count(), 1);
    assert.equal(await items.nth(1).locator('.codicon-organization').count(), 1);
  });

  it('says of the tasks alone that are worked on that nobody is assigned', async () => {
    const run = await opened(
      loadedRun(
        runOf({
          state: 'done',
          tasks: [
            runTaskOf(1, { state: 'active', startedAt: morning }),
            runTaskOf(2, { state: 'pending', startedAt: undefined }),
            runTaskOf(3, { state: 'notDone', startedAt: undefined }),
          ],
        }),
        { inBrowser: true },
      ),
    );
    const tasks = run.section(runStrings.tasks);
    const texts = (await tasks.locator('.task').allInnerTexts()).map((text) =>
      text
        .replace(/\s+/g, ' ')
        .replace(/ Started: .*/, '')
        .trim(),
    );
    assert.deepEqual(texts, [
      `1. Task 1 Active ${runStrings.noPerformers}`,
      '2. Task 2 Not started',
      '3. Task 3 Not done',
    ]);
    const buttons = tasks.getByRole('button', { name: runStrings.openInBrowser, exact: true });
    assert.equal(await buttons.count(), 1);
  });

  it('offers to open a task that is mine to do, and no other', async () => {
    const mine = performerOf('Grace Hopper', { isMe: true });
    const tasks = [
      runTaskOf(1, { state: 'completed', performers: [mine] }),
      runTaskOf(2, { state: 'active', performers: [performerOf('Ada')] }),
      runTaskOf(3, { state: 'active', performers: [{ ...mine, completed: true }] }),
      runTaskOf(4, { state: 'active', performers: [mine] }),
      runTaskOf(5, { state: 'snoozed', performers: [mine] }),
    ];
    const run = await opened(loadedRun(runOf({ tasks })));
    await run.button(runStrings.openTask).click();
    assert.deepEqual(await run.messagesOf('openTask'), [{ type: 'openTask', id: '104' }]);
  });

  it('leads to each task in the web application, where that is known', async () => {
    const run = await opened(richView);
    const tasks = run.section(runStrings.tasks);
    const buttons = tasks.getByRole('button', { name: runStrings.openInBrowser, exact: true });
    assert.equal(await buttons.count(), 4);
    await buttons.nth(2).click();
    assert.deepEqual(await run.messagesOf('openTaskInBrowser'), [
      { type: 'openTaskInBrowser', id: '103' },
    ]);
    await run.show({ ...richView, inBrowser: false });
    assert.equal(await buttons.count(), 0);
  });

  it('shows the values under their headings, and folds what is empty', async () => {
    const run = await opened(richView);
    const values = run.section(runStrings.kickoffValues);
    assert.deepEqual(await values.locator('dt').allInnerTexts(), [
      'Customer',
      'Notes',
      'Contract',
      'Site',
    ]);
    const shown = await values.locator('dd').allInnerTexts();
    assert.equal(shown[0], 'Acme & Co');
    await values.getByText(runPartStrings.emptyValuesOne).click();
    await values.getByText('Phone', { exact: true }).waitFor();
    assert.equal(await values.locator('dd em').innerText(), 'desk');
    assert.equal(await values.getByRole('heading', { level: 3 }).innerText(), 'Papers');
    await values.getByRole('link', { name: 'contract.pdf' }).click();
    await values.getByRole('link', { name: 'https://acme.example' }).click();
    assert.deepEqual(await run.messagesOf('openLink'), [
      { type: 'openLink', url: 'https://files.example.com/1' },
      { type: 'openLink', url: 'https://acme.example/' },
    ]);
  });

  it('shows what happened, in sentences', async () => {
    const run = await opened(richView);
    const log = run.section(runStrings.eventLog);
    const lines = await log.locator('.event .what > p').allInnerTexts();
    assert.deepEqual(
      lines.map((line) => line.replace(/[.].*$/, '.')),
      [
        'Ada Lovelace commented on “Set up the workplace”.',
        'Ada Lovelace assigned “Set up the workplace” to Alan Turing.',
        'Grace Hopper marked the run as urgent.',
        '“Set up the workplace” started.',
        'Ada Lovelace completed “Collect the documents”.',
      ],
    );
    assert.equal(await log.locator('strong').innerText(), 'late');
    const colors = await log
      .locator('.event .what > p')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).color));
    assert.equal(new Set(colors).size, 1);
  });

  it('shows more of the log on demand, and leads the focus to it where the button goes', async () => {
    const run = await opened(richView);
    await run.button(runStrings.showMore).press('Enter');
    assert.equal((await run.messagesOf('showMore')).length, 1);
    const { log } = richView;
    await run.show({ ...richView, log: { ...log, loading: true } });
    await run.button(runStrings.loadingMore).press('Enter');
    assert.equal((await run.messagesOf('showMore')).length, 1);
    const events = [...log.events, eventOf(2, { kind: 'snoozed' })];
    await run.show({ ...richView, log: { ...log, events, hasMore: false } });
    assert.equal(await run.button(runStrings.showMore).count(), 0);
    assert.match(await run.page.locator(':focus').innerText(), /snoozed the run/);
  });

  it('says that the log could not be loaded, beside what there is of it', async () => {
    const { log } = richView;
    const run = await opened({ ...richView, log: { ...log, notice } });
    await run.section(runStrings.eventLog).getByRole('button', { name: runStrings.retry }).click();
    assert.equal((await run.messagesOf('retryLog')).length, 1);
    assert.equal((await run.messagesOf('showMore')).length, 0);
  });

  it('moves the focus to its heading when it is opened', async () => {
    const run = await opened(richView);
    await run.page.locator('h1:focus').waitFor();
  });

  it('says first what is late and why, and what the run is at', async () => {
    const run = await opened(richView);
    const header = await run.page.locator('header').innerText();
    assert.match(header, /Overdue – “Set up the workplace” was due/);
    assert.match(header, /2\. Set up the workplace/);
    await run.page.locator('.steps').getByRole('button').first().click();
    assert.deepEqual(await run.messagesOf('openTask'), [{ type: 'openTask', id: '102' }]);
  });

  it('hands VS Code what its menus are about', async () => {
    const run = await opened(loadedRun(richRun, { actions: ['rename', 'finish'] }));
    const heard = run.page.evaluate(
      () =>
        new Promise<unknown>((resolve) => {
          window.addEventListener('contextmenu', ({ target }) => {
            const of = (target as HTMLElement).closest<HTMLElement>('[data-vscode-context]');
            resolve(JSON.parse(of?.dataset.vscodeContext ?? '{}'));
          });
        }),
    );
    await run.button(runStrings.more).click();
    const { webviewSection, id, can } = (await heard) as Readonly<Record<string, unknown>>;
    assert.deepEqual([webviewSection, id, can], ['run', '4711', 'rename finish']);
    const root = await run.page.locator('#root').getAttribute('data-vscode-context');
    assert.deepEqual(JSON.parse(root ?? ''), { account: 'demo' });
  });

  it('has a bar on the time line for each task that has started, which leads to it', async () => {
    const run = await opened(richView);
    const lanes = run.section(runStrings.timeLine).locator('.lane');
    assert.equal(await lanes.count(), 4);
    assert.equal(await lanes.locator('rect').count(), 2);
    const legend = run.section(runStrings.timeLine).locator('.legend');
    assert.match(await legend.innerText(), /Now\s+Due/);
    await lanes.nth(1).getByRole('button').click();
    assert.deepEqual(await run.messagesOf('openTask'), [{ type: 'openTask', id: '102' }]);
  });

  it('says that what it shows is old, and keeps showing it', async () => {
    const run = await opened({ ...richView, stale: { notice, asOf: morning } });
    await run.page.getByRole('alert').getByText(notice.message).waitFor();
    await run.page.getByText('This is how it stood on').waitFor();
    assert.equal(await run.page.locator('.task').count(), 4);
  });

  it('can be made to do nothing by what is written in the run', async () => {
    const attack =
      '<img src=x onerror="window.attacked=true"> [x](javascript:window.attacked=true)';
    const rejected = runOf({
      name: attack,
      description: attack,
      startedBy: attack,
      tasks: [runTaskOf(1, { name: attack, performers: [performerOf(attack)] })],
      values: (['string', 'text', 'url', 'file', 'user'] as const).map((kind) => ({
        id: fieldId(kind),
        name: attack,
        kind,
        text: attack,
        section: { id: attack, title: attack, description: attack },
      })),
    });
    const events = [eventOf(1, { by: attack, target: attack, text: attack })];
    const log = { events, hasMore: false, loading: false, notice: undefined };
    const run = await opened(loadedRun(rejected, { log }));
    assert.equal(await run.page.locator('img, main a').count(), 0);
    assert.equal(await run.page.evaluate(() => window.attacked), undefined);
    await run.assertQuiet();
  });

  it('offers beside them what can be changed, and asks the host for it', async () => {
    const run = await opened(
      loadedRun(richRun, { actions: ['snooze', 'rename', 'markNotUrgent'] }),
    );
    for (const action of ['snooze', 'rename', 'markNotUrgent'] as const) {
      await run.button(runStrings.actions[action]).click();
    }
    assert.deepEqual(await run.messagesOf('manage'), [
      { type: 'manage', action: 'snooze' },
      { type: 'manage', action: 'rename' },
      { type: 'manage', action: 'markNotUrgent' },
    ]);
    assert.equal(await run.button(runStrings.actions.setDueDate).count(), 0);
  });

  describe('with a comment', () => {
    it('opens a box for it, sends it and puts the box away', async () => {
      const run = await opened(richView);
      await run.button(runStrings.comment).press('Enter');
      await run.page.locator('#comment:focus').waitFor();
      await run.page.keyboard.type('All *set*.');
      await run.button(runStrings.send).click();
      assert.deepEqual(await run.messagesOf('comment'), [{ type: 'comment', text: 'All *set*.' }]);
      await run.show({ ...richView, comment: { phase: 'sending' } });
      await run.button(runStrings.sending).press('Enter');
      assert.equal((await run.messagesOf('comment')).length, 1);
      await run.show({ ...richView, comment: { phase: 'done', text: 'All *set*.' } });
      assert.equal(await run.page.locator('#comment').count(), 0);
      assert.equal(await run.status(), runStrings.commentSent);
      await run.page.locator('vscode-button:focus', { hasText: runStrings.comment }).waitFor();
      assert.equal(((await run.kept()) as { comment: string }).comment, '');
    });

    it('sends nothing that is empty', async () => {
      const run = await opened(richView);
      await run.button(runStrings.comment).click();
      await run.page.locator('#comment:focus').waitFor();
      await run.page.keyboard.press('Control+Enter');
      await run.page.getByText(runStrings.commentEmpty).waitFor();
      assert.equal((await run.messagesOf('comment')).length, 0);
    });

    it('keeps what was typed when it is refused, and says why', async () => {
      const run = await open({ state: kept });
      await run.show({ ...richView, comment: { phase: 'failed', notice } });
      await run.page.getByRole('alert').getByText(notice.message).waitFor();
      assert.equal(await run.textbox(runStrings.commentLabel).inputValue(), kept.comment);
    });

    it('keeps what was typed when it is not known whether it was sent, and sends nothing', async () => {
      const run = await open({ state: kept });
      await run.show({ ...richView, comment: { phase: 'unknown', notice } });
      assert.equal(await run.textbox(runStrings.commentLabel).inputValue(), kept.comment);
      assert.equal((await run.messagesOf('comment')).length, 0);
    });

    it('keeps what has been typed since another was sent', async () => {
      const run = await open({ state: kept });
      await run.show({ ...richView, comment: { phase: 'done', text: 'Another' } });
      assert.equal(await run.textbox(runStrings.commentLabel).inputValue(), kept.comment);
    });

    it('takes over nothing that was typed for another run', async () => {
      const run = await open({ state: { ...kept, runId: '4712' } });
      await run.show(richView);
      assert.equal(await run.page.locator('#comment').count(), 0);
      assert.deepEqual(await run.kept(), { ...kept, comment: '' });
    });
  });

  for (const [name, theme] of Object.entries(pageThemes)) {
    it(`gives axe nothing to object to in ${name}`, async () => {
      const run = await open({ theme });
      await run.show({ state: 'loading', title: 'Onboarding' });
      assert.deepEqual(await axeObjections(run.page), []);
      await run.show({ ...richView, stale: { notice, asOf: morning } });
      await run.button(runStrings.comment).click();
      await run.button(runStrings.send).click();
      assert.deepEqual(await axeObjections(run.page), []);
    });
  }

  for (const width of [320, 400]) {
    it(`fits into ${width} px without scrolling sideways`, async () => {
      const run = await open({ width });
      await run.show({ ...richView, stale: { notice, asOf: morning } });
      await run.button(runStrings.comment).click();
      const wide = await run.page.evaluate(() => document.documentElement.scrollWidth);
      assert.equal(wide, width);
    });
  }
});
