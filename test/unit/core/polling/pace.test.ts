import assert from 'node:assert/strict';
import { Pace, longestPause, shortestPause } from '../../../../src/core/polling/pace.ts';

const start = 1_000_000_000_000;
const unchanged = { changed: false };

describe('The pace of polling', () => {
  it('starts at once', () => {
    assert.equal(new Pace().wait(start), 0);
  });

  it('pauses shortly after something has changed', () => {
    const pace = new Pace();
    pace.polled(start, { changed: true });
    assert.equal(pace.wait(start), shortestPause);
    assert.equal(pace.wait(start + 5_000), shortestPause - 5_000);
    assert.equal(pace.wait(start + shortestPause + 1), 0);
  });

  it('slows down by half as much again while nothing changes, to an end', () => {
    const pace = new Pace();
    const pauses = Array.from({ length: 12 }, () => {
      pace.polled(start, unchanged);
      return pace.wait(start);
    });
    assert.deepEqual(pauses.slice(0, 3), [22_500, 33_750, 50_625]);
    assert.equal(pauses.at(-1), longestPause);
  });

  it('is fast again after a change, and when it is hurried', () => {
    const slow = new Pace();
    for (let times = 0; times < 20; times += 1) slow.polled(start, unchanged);
    slow.hurry();
    assert.equal(slow.wait(start), shortestPause);
    slow.polled(start, unchanged);
    slow.polled(start, { changed: true });
    assert.equal(slow.wait(start), shortestPause);
  });

  it('leaves the service alone for as long as it asks, hurried or not', () => {
    const pace = new Pace();
    pace.polled(start, { changed: false, holdUntil: start + 90_000 });
    pace.hurry();
    assert.equal(pace.wait(start), 90_000);
    assert.equal(pace.held(start + 30_000), 60_000);
    assert.equal(pace.held(start + 90_000), 0);
    assert.equal(pace.wait(start + 90_000), 0);
  });

  it('is not led to longer pauses by a clock that is set back', () => {
    const pace = new Pace();
    pace.polled(start, { changed: true });
    assert.equal(pace.wait(start - 3_600_000), shortestPause);
  });
});
