import assert from 'node:assert/strict';
import type { Member } from '../../support/members.ts';
import { assertDetail, assertDone, assertImpossible, assertInvalid } from './answers.ts';
import { type Json, taskPath, useCurrentSandbox } from './currentSandbox.ts';

/** Facts §3.6: comments can be changed by those who wrote them, and answered with a sign. */
describe('Comments in today’s dialect', () => {
  const sandbox = useCurrentSandbox();
  const start = async (): Promise<{ readonly run: Json; readonly comment: string }> => {
    const run = await sandbox().launch(10, {});
    const { body } = await sandbox().send(`${taskPath(run, 1)}/comment`, { text: 'Hello' });
    return { run, comment: `/workflows/comments/${String((body as Json).id)}` };
  };
  const last = async (run: Json): Promise<Json | undefined> =>
    ((await sandbox().read(`/workflows/${String(run.id)}/events`)) as readonly Json[])[0];
  const edit = (comment: string, text: unknown, as: Member = 'maya') =>
    sandbox().send(comment, { text }, as, 'PATCH');
  const remove = (comment: string, as: Member = 'maya') =>
    sandbox().ask(comment, as, { method: 'DELETE' });

  it('are edited by those who wrote them, and answered with the event (§3.6)', async () => {
    const { run, comment } = await start();
    const { status, body } = await edit(comment, '  Good morning ');
    const { text, status: state, updated_tsp: at } = body as Json;
    assert.deepEqual([status, text, state, typeof at], [200, 'Good morning', 'updated', 'number']);
    assert.deepEqual(await last(run), body);
    for (const blank of ['', ' ', undefined]) {
      assertInvalid(await edit(comment, blank), { name: 'text' });
    }
  });

  it('are deleted by those who wrote them, and keep their place (§3.6)', async () => {
    const { run, comment } = await start();
    assert.equal((await remove(comment)).status, 200);
    const event = await last(run);
    assert.deepEqual([event?.status, event?.text], ['deleted', null]);
    assertImpossible(await remove(comment));
    assertImpossible(await edit(comment, 'Again'));
    assertImpossible(await sandbox().send(`${comment}/create-reaction`, { value: '👍' }));
  });

  it('of others, or that are not there, are nobody’s to change (§3.6)', async () => {
    const { comment } = await start();
    // Tomas owns the account.
    for (const as of ['tomas', 'aiko'] as const) {
      assertDetail(await edit(comment, 'Mine', as), 403);
      assertDetail(await remove(comment, as), 403);
    }
    assertDetail(await edit('/workflows/comments/99999', 'Mine'), 403);
    assertDetail(await sandbox().send(`${comment}/create-reaction`, { value: 'x' }, 'aiko'), 403);
  });

  it('stay as they are once their task is done (§3.6)', async () => {
    const { run, comment } = await start();
    assert.equal((await sandbox().send(`${taskPath(run, 1)}/complete`, {})).status, 200);
    assertImpossible(await edit(comment, 'Late'));
    assertImpossible(await remove(comment));
    assertDone(await sandbox().send(`${comment}/create-reaction`, { value: '👍' }));
  });

  it('have reactions of up to 10 characters, each once for a person (§3.6)', async () => {
    const { run, comment } = await start();
    const react = (verb: string, value: unknown, as: Member = 'maya') =>
      sandbox().send(`${comment}/${verb}-reaction`, { value }, as);
    for (const as of ['maya', 'tomas', 'tomas'] as const) {
      assertDone(await react('create', '👍', as));
    }
    assert.deepEqual((await last(run))?.reactions, { '👍': [1, 2] });
    assertDone(await react('delete', '👍'));
    assertDone(await react('delete', 'never put'));
    assert.deepEqual((await last(run))?.reactions, { '👍': [2] });
    for (const value of ['', 'longer than', undefined]) {
      assertInvalid(await react('create', value), { name: 'value' });
    }
  });

  it('say who of the others has seen them (§3.6)', async () => {
    const { run, comment } = await start();
    for (const as of ['maya', 'tomas', 'tomas'] as const) {
      assertDone(await sandbox().send(`${comment}/watched`, {}, as));
    }
    const watched = (await last(run))?.watched as readonly Json[];
    assert.deepEqual(
      watched.map(({ user_id: id, date }) => [id, typeof date]),
      [[2, 'string']],
    );
  });

  it('opens a run to those that a comment on it mentions, until it is deleted (§4.4)', async () => {
    const { run } = await start();
    const path = `/workflows/${String(run.id)}`;
    assertDetail(await sandbox().ask(path, 'aiko'), 403);
    const { body } = await sandbox().send(`${path}/comment`, { text: 'Look, [Aiko Tanaka|5]' });
    assert.equal((await sandbox().ask(path, 'aiko')).status, 200);
    await remove(`/workflows/comments/${String((body as Json).id)}`);
    assertDetail(await sandbox().ask(path, 'aiko'), 403);
  });
});
