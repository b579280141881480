/** The box for a comment: people are mentioned in it, files and quotations are attached to it. */
import assert from 'node:assert/strict';
import { attachmentLine } from '../../src/core/form/commentFiles.ts';
import { type CommentBoxView, commentField } from '../../src/protocol/commentBox.ts';
import type { FieldUpload } from '../../src/protocol/uploads.ts';
import { eventOf, loadedRun } from '../support/samples/runs.ts';
import { axeObjections } from './support/axe.ts';
import { type PageRun, useRunPages } from './support/pageRun.ts';
import { loadedTask, useTaskPages } from './support/pageTask.ts';
import { runStrings } from './support/runStrings.ts';

const person = (id: string, name: string) => ({
  ...{ kind: 'person' as const, id, name, members: undefined },
  value: `${name.split(' ')[0]?.toLowerCase() ?? ''}@acme.example`,
});
const people = [
  person('1', 'Ada Lovelace'),
  person('2', 'Grace Hopper'),
  person('3', 'Adam Stone'),
  { kind: 'group' as const, id: '1', name: 'Adapters', value: 'Adapters', members: 2 },
];
const upload = (some: Partial<FieldUpload> = {}): FieldUpload => ({
  ...{ id: '7', field: commentField, name: 'plan.pdf', failure: undefined, canRetry: false },
  ...some,
});
const plan = attachmentLine('[plan.pdf](https://files.example/0a)');

describe('The box for a comment', () => {
  const open = useRunPages();
  const openTask = useTaskPages();
  const area = (run: Pick<PageRun, 'page'>) => run.page.locator('#comment textarea');
  const list = (run: PageRun) => run.page.getByRole('listbox', { name: runStrings.mentionList });
  const names = (run: PageRun) => list(run).locator('.name').allTextContents();

  const view = (commentBox: CommentBoxView | undefined) => loadedRun(undefined, { commentBox });
  const boxView = (some: Partial<CommentBoxView>): CommentBoxView => ({
    ...{ uploads: [], arrived: [] },
    ...some,
  });

  async function opened(commentBox?: CommentBoxView): Promise<PageRun> {
    const run = await open();
    await run.show(view(commentBox));
    await run.button(runStrings.comment).click();
    // A box takes the focus a moment after it has opened.
    await run.page.locator('#comment:focus').waitFor();
    return run;
  }

  it('offers people behind an @, and takes one by the keyboard', async () => {
    const run = await opened();
    await area(run).pressSequentially('Ask @');
    await run.page.getByText(runStrings.lookingForPeople).waitFor();
    assert.deepEqual(await run.messagesOf('listPeople'), [{ type: 'listPeople' }]);
    await run.say({ type: 'people', people });
    await list(run).waitFor();
    assert.equal((await names(run)).length, 3);
    const [below, box] = [await list(run).boundingBox(), await area(run).boundingBox()];
    assert.ok(below && box && Math.abs(below.y - box.y - box.height) < 10, 'below the input');
    await area(run).pressSequentially('ad');
    assert.deepEqual((await names(run)).toSorted(), ['Ada Lovelace', 'Adam Stone']);
    const [first, second] = await names(run);
    const active = () =>
      area(run).evaluate(
        (element: HTMLTextAreaElement) =>
          element.ariaActiveDescendantElement?.querySelector('.name')?.textContent,
      );
    assert.equal(await active(), first);
    await area(run).press('ArrowDown');
    assert.equal(await active(), second);
    assert.deepEqual(await axeObjections(run.page), []);
    await area(run).press('Enter');
    assert.equal(await list(run).count(), 0);
    assert.equal(await area(run).inputValue(), `Ask @${second ?? ''} `);
    await area(run).pressSequentially('soon');
    const note = runStrings.mentions.replace('{0}', second ?? '');
    assert.equal(await run.page.locator('.text-box .row > .note').textContent(), note);
    await area(run).press('Control+Enter');
    assert.deepEqual(await run.messagesOf('comment'), [
      { type: 'comment', text: `Ask @${second ?? ''} soon` },
    ]);
    assert.equal((await run.messagesOf('listPeople')).length, 1);
  });

  it('closes the list by Escape, and only then itself; a click takes somebody, too', async () => {
    const run = await opened();
    await area(run).pressSequentially('@gr');
    await run.say({ type: 'people', people });
    await list(run).waitFor();
    await area(run).press('Escape');
    assert.equal(await list(run).count(), 0);
    assert.equal(await area(run).inputValue(), '@gr');
    await area(run).pressSequentially('a');
    await list(run).getByRole('option').click();
    assert.equal(await area(run).inputValue(), '@Grace Hopper ');
    await area(run).press('Enter');
    assert.equal(await area(run).inputValue(), '@Grace Hopper \n');
    await area(run).press('Escape');
    assert.equal(await area(run).count(), 0);
    await run.assertQuiet();
  });

  it('says that people could not be listed, and asks again behind the next @', async () => {
    const run = await opened();
    await area(run).pressSequentially('@gr');
    await run.say({ type: 'people', people: undefined });
    await run.page.getByText(runStrings.peopleUnlisted).waitFor();
    await area(run).pressSequentially('ace');
    assert.equal((await run.messagesOf('listPeople')).length, 1);
    await area(run).fill('');
    await area(run).pressSequentially('@gr');
    assert.equal((await run.messagesOf('listPeople')).length, 2);
    await run.say({ type: 'people', people });
    await list(run).waitFor();
  });

  it('keeps a text that is the same as the one sent before', async () => {
    const run = await opened();
    const sent = loadedRun(undefined, { comment: { phase: 'done', text: 'Done' } });
    await run.show(sent);
    await area(run).fill('Done');
    await run.show(sent);
    assert.equal(await area(run).inputValue(), 'Done');
    assert.equal((await run.messagesOf('tookSent')).length, 1);
    await run.page.reload();
    await run.show(loadedRun());
    assert.equal(await area(run).inputValue(), 'Done');
  });

  it('puts into the next comment what comes while one is on its way', async () => {
    const run = await opened();
    const theirs = { mine: false, edited: false, unread: false, source: 'Hello', reactions: [] };
    const events = [eventOf(9, { text: 'Hello', comment: theirs })];
    const log = { events, hasMore: false, loading: false, notice: undefined };
    const arrived = [{ id: '1', kind: 'quotation', text: 'a.ts:1' }] as const;
    const commentBox = boxView({ arrived });
    await area(run).fill('Thanks');
    await run.show(loadedRun(undefined, { log, commentBox, comment: { phase: 'sending' } }));
    await run.button(runStrings.reply).click();
    assert.equal(await area(run).inputValue(), 'Thanks');
    assert.deepEqual(await run.messagesOf('tookArrival'), []);
    const comment = { phase: 'done', text: 'Thanks' } as const;
    await run.show(loadedRun(undefined, { log, commentBox, comment }));
    assert.equal(await area(run).inputValue(), '> Hello\n\na.ts:1\n');
    assert.deepEqual(await run.messagesOf('tookArrival'), [{ type: 'tookArrival', id: '1' }]);
    await run.page.locator('#comment:focus').waitFor();
  });

  it('lets Enter and Tab alone where nobody fits', async () => {
    const run = await opened();
    await area(run).pressSequentially('@gr');
    await run.say({ type: 'people', people });
    await list(run).waitFor();
    await area(run).fill('');
    await area(run).pressSequentially('at @ 5pm, mail@ada');
    assert.equal(await list(run).count(), 0);
    await area(run).press('Enter');
    assert.equal(await area(run).inputValue(), 'at @ 5pm, mail@ada\n');
  });

  for (const [away, key, text] of [
    ['End', 'Enter', 'Ask @gr about it\n'],
    ['ArrowLeft', 'Enter', 'Ask @g\nr about it'],
    ['Home', 'Tab', 'Ask @gr about it'],
  ] as const) {
    it(`takes nobody by ${key} once ${away} has moved the cursor from the name`, async () => {
      const run = await opened();
      await area(run).fill('Ask  about it');
      await area(run).evaluate((input: HTMLTextAreaElement) => {
        input.setSelectionRange(4, 4);
      });
      await run.page.keyboard.type('@gr');
      await run.say({ type: 'people', people });
      await list(run).waitFor();
      await area(run).press(away);
      assert.equal(await list(run).count(), 0);
      await area(run).press(key);
      assert.equal(await area(run).inputValue(), text);
      await run.assertQuiet();
    });
  }

  it('attaches nothing where the server takes no files', async () => {
    const run = await opened();
    assert.equal(await run.button(runStrings.attach).count(), 0);
  });

  it('has the host attach, and takes what arrives once', async () => {
    const run = await opened(boxView({}));
    await run.button(runStrings.attach).press('Enter');
    assert.deepEqual(await run.messagesOf('commentFile'), [
      { type: 'commentFile', does: { type: 'attach', field: commentField } },
    ]);
    await run.show(view(boxView({ uploads: [upload({ sent: 0.5 })] })));
    await area(run).fill('See');
    await area(run).press('Control+Enter');
    await run.page.getByText(runStrings.problemUploading).waitFor();
    assert.deepEqual(await run.messagesOf('comment'), []);
    const arrived = [
      { id: '1', kind: 'file', text: plan },
      { id: '2', kind: 'quotation', text: 'a.ts:1\n\n```ts\na\n```' },
    ] as const;
    await run.show(view(boxView({ arrived })));
    await run.show(view(boxView({ arrived })));
    assert.deepEqual(await run.messagesOf('tookArrival'), [
      { type: 'tookArrival', id: '1' },
      { type: 'tookArrival', id: '2' },
    ]);
    assert.equal(await area(run).inputValue(), 'See\n\na.ts:1\n\n```ts\na\n```\n');
    const files = run.page.getByRole('list', { name: runStrings.attachedFiles });
    assert.deepEqual(await files.locator('.name').allTextContents(), ['plan.pdf']);
    assert.deepEqual(await axeObjections(run.page), []);
    await area(run).press('Control+Enter');
    assert.deepEqual(await run.messagesOf('comment'), [
      { type: 'comment', text: `See\n\na.ts:1\n\n\`\`\`ts\na\n\`\`\`\n\n\n${plan}` },
    ]);
  });

  it('shows a file before it is sent, and takes one away again', async () => {
    const preview = { size: '2 kB', from: 'src/a.ts', lines: 'const a = 1;', more: false };
    const arrived = [{ id: '1', kind: 'file', text: plan }] as const;
    const run = await opened(boxView({ arrived, uploads: [upload({ name: 'a.ts', preview })] }));
    await run.page.getByText('const a = 1;').waitFor();
    const attach = run.page.locator('vscode-button.attach:focus');
    await run.button(runStrings.confirmUpload).press('Enter');
    await attach.waitFor();
    await run.button('Remove plan.pdf').press('Enter');
    await attach.waitFor();
    assert.equal(await run.page.getByText('plan.pdf').count(), 0);
    assert.equal(((await run.kept()) as { comment: string }).comment, '');
    await run.button(runStrings.cancel).click();
    assert.deepEqual(
      (await run.messagesOf('commentFile')).map(({ does }) => does),
      [
        { type: 'confirmUpload', id: '7' },
        { type: 'dropUpload', id: '7' },
      ],
    );
    await run.assertQuiet();
  });

  it('has the focus once a file is taken out of a comment that is edited', async () => {
    const run = await open();
    const mine = { mine: true, edited: false, unread: false, source: plan, reactions: [] };
    const events = [eventOf(8, { text: plan, comment: mine })];
    const log = { events, hasMore: false, loading: false, notice: undefined };
    await run.show(loadedRun(undefined, { log }));
    await run.button(runStrings.editComment).click();
    await run.page.locator('#edited-comment-8:focus').waitFor();
    await run.button('Remove plan.pdf').press('Enter');
    await run.page.locator('#edited-comment-8:focus').waitFor();
  });

  it('is the same on the page of a task, and opens for what arrives', async () => {
    const page = await openTask();
    const arrived = [{ id: '1', kind: 'file', text: plan }] as const;
    await page.show(loadedTask(undefined, { commentBox: boxView({ arrived }) }));
    await area(page).waitFor();
    await page.page.getByText('plan.pdf').waitFor();
    await area(page).pressSequentially('@gr');
    await page.say({ type: 'people', people });
    await area(page).press('Tab');
    assert.equal(await area(page).inputValue(), '@Grace Hopper ');
  });

  it('opens with the focus in it where somebody wants to write', async () => {
    const page = await openTask();
    const arrived = [{ id: '1', kind: 'opening', text: '' }] as const;
    await page.show(loadedTask(undefined, { commentBox: boxView({ arrived }) }));
    await page.page.locator('#comment:focus').waitFor();
    await area(page).press('Escape');
    await page.show(loadedTask(undefined, { commentBox: boxView({ arrived }) }));
    assert.equal(await area(page).count(), 0);
    await page.assertQuiet();
  });
});
