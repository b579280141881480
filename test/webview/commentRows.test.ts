/** The comments in the log on the page of a run, and what can be done with them. */
import assert from 'node:assert/strict';
import type { ChangeState } from '../../src/protocol/pageFrame.ts';
import type { LoadedRun } from '../../src/protocol/runPage.ts';
import { eventOf, loadedRun } from '../support/samples/runs.ts';
import { type PageRun, useRunPages } from './support/pageRun.ts';
import { richRun } from './support/richRun.ts';
import { runStrings } from './support/runStrings.ts';

describe('Comments on the page of a run', () => {
  const open = useRunPages();

  async function opened(some: Partial<LoadedRun>): Promise<PageRun> {
    const run = await open();
    await run.show(loadedRun(richRun, some));
    return run;
  }

  it('has me edit, answer and react to comments', async () => {
    const mine = { mine: true, edited: true, unread: false, source: 'Raw [Ada|1]' };
    const reactions = [{ value: '👍', by: ['Grace Hopper'], mine: false }];
    const events = [eventOf(9, { text: 'Hello', comment: { ...mine, reactions } })];
    const log = { events, hasMore: false, loading: false, notice: undefined };
    const run = await opened({ log });
    const talk = run.section(runStrings.eventLog);
    await talk.getByText(runStrings.edited).waitFor();
    await talk.getByRole('button', { name: '👍: Grace Hopper' }).click();
    assert.deepEqual(await run.messagesOf('react'), [
      { type: 'react', comment: '9', value: '👍', on: true },
    ]);
    await talk.getByRole('button', { name: runStrings.editComment, exact: true }).click();
    const box = run.page.locator('#edited-comment-9 textarea');
    assert.equal(await box.inputValue(), 'Raw [Ada|1]');
    await box.fill('New');
    await talk.getByRole('button', { name: runStrings.saveComment }).click();
    assert.deepEqual(await run.messagesOf('editComment'), [
      { type: 'editComment', comment: '9', text: 'New' },
    ]);
    const edit = { comment: '9', does: 'edit' } as const;
    const talkWith = (change: ChangeState) =>
      loadedRun(richRun, { log: { ...log, talk: { ...edit, change } } });
    await run.show(talkWith({ phase: 'sending' }));
    await run.show(talkWith({ phase: 'done', text: 'New' }));
    assert.equal(await box.count(), 0);
    assert.equal(await run.status(), runStrings.commentSaved);
    await talk
      .getByRole('button', { name: runStrings.editComment, exact: true })
      .and(run.page.locator(':focus'))
      .waitFor();
    await talk.getByRole('button', { name: runStrings.reply }).click();
    assert.equal(await run.page.locator('#comment textarea').inputValue(), '> Hello\n\n');
    await run.page.locator('#comment textarea').press('Escape');
    assert.equal(await run.page.locator('#comment').count(), 0);
    await run.button(runStrings.comment).click();
    assert.equal(await run.page.locator('#comment textarea').inputValue(), '> Hello\n\n');
  });

  it('keeps what is typed over each comment until that is sent', async () => {
    const mine = { mine: true, edited: false, unread: false, source: 'As it was', reactions: [] };
    const events = [8, 9].map((id) => eventOf(id, { text: 'As it was', comment: mine }));
    const log = { events, hasMore: false, loading: false, notice: undefined };
    const run = await opened({ log });
    const box = (id: number) => run.page.locator(`#edited-comment-${id} textarea`);
    const edit = () =>
      run.page.getByRole('button', { name: runStrings.editComment, exact: true }).first().click();
    await edit();
    await run.page.locator('#edited-comment-8:focus').waitFor();
    await box(8).fill('Mine');
    await edit();
    await box(9).fill('Also mine');
    assert.equal(await box(8).inputValue(), 'Mine');
    await box(8).press('Escape');
    await edit();
    assert.equal(await box(8).inputValue(), 'Mine');
    const change = { phase: 'done', text: 'Mine' } as const;
    const talk = { comment: '8', does: 'edit', change } as const;
    const shown = () => run.show(loadedRun(richRun, { log: { ...log, talk } }));
    await shown();
    assert.equal(await box(8).count(), 0);
    await edit();
    await box(8).fill('Mine');
    await shown();
    assert.equal(await box(8).inputValue(), 'Mine');
    assert.equal(await box(9).inputValue(), 'Also mine');
  });
});
