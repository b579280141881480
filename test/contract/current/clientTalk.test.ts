import assert from 'node:assert/strict';
import { createApi } from '../../../src/api/connect.ts';
import type { PneumaticApi } from '../../../src/core/api.ts';
import type { RunTaskId } from '../../../src/core/base/ids.ts';
import {
  attachedName,
  attachmentLine,
  commentOf,
  commentParts,
} from '../../../src/core/form/commentFiles.ts';
import type { RunEvent } from '../../../src/core/runs/runEvent.ts';
import { errorOf, valueOf } from '../../support/apiHarness.ts';
import { type Member, keyOf } from '../../support/members.ts';
import { type Json, useCurrentSandbox } from './currentSandbox.ts';
import { request } from './launchRequest.ts';

describe('The client talking about a task in today’s API', () => {
  const sandbox = useCurrentSandbox();
  const connect = (member: Member = 'maya'): PneumaticApi =>
    createApi(
      {
        server: sandbox().process.origin,
        key: keyOf(member),
        files: `${sandbox().process.origin}/files`,
      },
      { dialect: 'current' },
    );
  const start = async (text: string): Promise<{ task: RunTaskId; comment: string }> => {
    const { id } = await valueOf(connect().launch(request('10', {})));
    const [task] = (await valueOf(connect().getRun(id))).tasks;
    assert.ok(task);
    await valueOf(connect().commentOnTask(task.id, text));
    return { task: task.id, comment: (await newest(task.id)).id };
  };
  const newest = async (task: RunTaskId, member?: Member): Promise<RunEvent> => {
    const { items } = await valueOf(connect(member).listTaskEvents(task, undefined));
    const [first] = items;
    assert.ok(first);
    return first;
  };

  it('reads the comments on a task: whose they are, and the text as it is typed', async () => {
    const { task } = await start('Ask [Priya Nair|3]');
    const { text, comment } = await newest(task);
    assert.equal(text, 'Ask @Priya Nair');
    assert.deepEqual(comment, {
      ...{ mine: true, edited: false, unread: false, reactions: [] },
      source: 'Ask @Priya Nair',
    });
    const others = (await newest(task, 'tomas')).comment;
    assert.deepEqual([others?.mine, others?.unread], [false, true]);
  });

  /** What the service has stored for the newest comment on a task. */
  const stored = async (task: RunTaskId): Promise<unknown> => {
    const events = (await sandbox().read(`/v2/tasks/${task}/events`)) as readonly Json[];
    return events[0]?.text;
  };

  it('writes mentions so that the service finds them, in comments of all kinds', async () => {
    const { task, comment } = await start('@Priya Nair, ask @priya or `@Priya Nair`');
    assert.equal(await stored(task), '[Priya Nair|3], ask @priya or `@Priya Nair`');
    await valueOf(connect().editComment(comment, '> @Priya Nair\n(@Tomás Rivera)'));
    assert.equal(await stored(task), '> @Priya Nair\n([Tomás Rivera|2])');
    const { run } = await valueOf(connect().getTask(task));
    await valueOf(connect().commentOnRun(run.id, 'Thanks @Priya Nair'));
    assert.equal(await stored(task), 'Thanks [Priya Nair|3]');
  });

  it('sends files with a comment, which shows them as links', async () => {
    const api = connect();
    const content = new TextEncoder().encode('Keel');
    const link = await valueOf(api.upload({ name: 'keel.txt', type: 'text/plain', content }));
    const { task } = await start(commentOf({ text: 'See', files: [attachmentLine(link)] }));
    const { text, comment } = await newest(task);
    assert.equal(text, `See\n\n${link}`);
    assert.deepEqual(commentParts(comment?.source ?? '').files.map(attachedName), ['keel.txt']);
    const only = await sandbox().read(`/v2/tasks/${task}/events?only_attachments=true`);
    assert.equal((only as readonly Json[]).length, 1);
  });

  it('edits and deletes its own comments', async () => {
    const { task, comment } = await start('Hello');
    await valueOf(connect().editComment(comment, 'Good morning'));
    const edited = await newest(task);
    assert.deepEqual([edited.text, edited.comment?.edited], ['Good morning', true]);
    assert.equal((await errorOf(connect('tomas').editComment(comment, 'No'))).kind, 'forbidden');
    await valueOf(connect().deleteComment(comment));
    const { items } = await valueOf(connect().listTaskEvents(task, undefined));
    assert.ok(items.every(({ id }) => id !== comment));
    assert.equal((await errorOf(connect().deleteComment(comment))).kind, 'rejected');
  });

  it('reacts, and takes that back', async () => {
    const { task, comment } = await start('Hello');
    await valueOf(connect('tomas').addReaction(comment, '👍'));
    await valueOf(connect().addReaction(comment, '👍'));
    assert.deepEqual((await newest(task)).comment?.reactions, [
      { value: '👍', by: ['Tomás Rivera', 'Maya Lindqvist'], mine: true },
    ]);
    await valueOf(connect().removeReaction(comment, '👍'));
    const [left] = (await newest(task)).comment?.reactions ?? [];
    assert.equal(left?.mine, false);
  });

  it('notes what it has seen', async () => {
    const { task, comment } = await start('Hello');
    await valueOf(connect('tomas').noteSeen(comment));
    assert.equal((await newest(task, 'tomas')).comment?.unread, false);
  });
});
