import assert from 'node:assert/strict';
import { emptyLog, withNewest, withOlder } from '../../../../src/core/runs/eventLog.ts';
import { eventOf } from '../../../support/samples/runs.ts';

const events = (...ids: readonly number[]) => ids.map((id) => eventOf(id));
const ids = (log: { readonly events: readonly { readonly id: string }[] }): string =>
  log.events.map(({ id }) => id).join(' ');

describe('The log of a run', () => {
  const first = withNewest(emptyLog, { items: events(5, 4), next: 'a' });

  it('begins with its newest page', () => {
    assert.deepEqual([ids(first), first.next], ['5 4', 'a']);
  });

  it('goes on with the page before', () => {
    const log = withOlder(first, { items: events(3, 2), next: 'b' });
    assert.deepEqual([ids(log), log.next], ['5 4 3 2', 'b']);
  });

  it('holds no event twice that others have pushed onto the next page', () => {
    const log = withOlder(first, { items: events(4, 3), next: undefined });
    assert.deepEqual([ids(log), log.next], ['5 4 3', undefined]);
  });

  it('keeps what was loaded of older events when something happens', () => {
    const long = withOlder(first, { items: events(3, 2), next: 'b' });
    const log = withNewest(long, { items: events(6, 5), next: 'a' });
    assert.deepEqual([ids(log), log.next], ['6 5 4 3 2', 'b']);
  });

  it('begins again where more has happened than the newest page tells', () => {
    const log = withNewest(first, { items: events(9, 8), next: 'a' });
    assert.deepEqual([ids(log), log.next], ['9 8', 'a']);
  });

  it('knows what of it cannot be read, each once', () => {
    const odd = (id: string) => ({ name: undefined, id, path: '[0]', expected: 'a', found: 'b' });
    const newest = withNewest(emptyLog, { items: events(5), next: 'a', unreadable: [odd('1')] });
    const page = { items: events(4), next: undefined, unreadable: [odd('1'), odd('2')] };
    const log = withNewest(withOlder(newest, page), { items: events(6, 5), next: 'a' });
    assert.deepEqual(
      log.unreadable?.map(({ id }) => id),
      ['1', '2'],
    );
  });

  it('ends where its newest page is all of it', () => {
    const log = withNewest(first, { items: events(6, 5, 4), next: undefined });
    assert.deepEqual([ids(log), log.next], ['6 5 4', undefined]);
  });
});
