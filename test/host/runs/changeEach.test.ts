/** Requests for several things, one after another. */
import assert from 'node:assert/strict';
import { failure, success } from '../../../src/core/base/result.ts';
import { changeEach } from '../../../src/host/runs/changeEach.ts';

const things = ['1', '2', '3'].map((id) => ({ id, name: `Run ${id}` }));

describe('Changing several things', () => {
  it('sends one request for each, and goes on after a failure', async () => {
    const sent: string[] = [];
    const options = { title: 'Changing', isCurrent: () => Promise.resolve(true) };
    const ended = await changeEach(things, options, ({ id }) => {
      sent.push(id);
      return Promise.resolve(id === '2' ? failure({ kind: 'notFound' }) : success(undefined));
    });
    assert.deepEqual(sent, ['1', '2', '3']);
    assert.deepEqual(
      [ended.done.map(({ id }) => id), ended.failed.map(({ thing }) => thing.id)],
      [['1', '3'], ['2']],
    );
    assert.equal(ended.otherAccount, false);
  });

  it('ends where another account comes into use, and says so', async () => {
    const sent: string[] = [];
    const options = { title: 'Changing', isCurrent: () => Promise.resolve(sent.length === 0) };
    const ended = await changeEach(things, options, ({ id }) => {
      sent.push(id);
      return Promise.resolve(success(undefined));
    });
    assert.deepEqual(sent, ['1']);
    assert.deepEqual([ended.done.length, ended.failed, ended.otherAccount], [1, [], true]);
  });
});
