import assert from 'node:assert/strict';
import { type Polled, shortestPause } from '../../../../src/core/polling/pace.ts';
import { Poller } from '../../../../src/core/polling/poller.ts';
import { HandClock } from '../../../support/handClock.ts';

const polledWith = (outcome: () => Polled | Promise<Polled>) => {
  const clock = new HandClock();
  let count = 0;
  const poller = new Poller(clock, async () => {
    count += 1;
    return outcome();
  });
  return { clock, poller, count: () => count };
};

describe('The poller', () => {
  it('does nothing while nobody looks', async () => {
    const { clock, poller, count } = polledWith(() => ({ changed: true }));
    assert.equal(clock.ahead, undefined);
    poller.noteChange();
    await clock.pass(shortestPause * 100);
    assert.equal(count(), 0);
  });

  it('polls at once when somebody looks, again after a pause, and no more when hidden', async () => {
    const { clock, poller, count } = polledWith(() => ({ changed: true }));
    poller.watch(true);
    assert.equal(clock.ahead, 0);
    await clock.pass(0);
    assert.deepEqual([count(), clock.ahead], [1, shortestPause]);
    await clock.pass(shortestPause);
    assert.equal(count(), 2);
    poller.watch(false);
    assert.equal(clock.ahead, undefined);
    await clock.pass(shortestPause * 100);
    assert.equal(count(), 2);
  });

  it('does not poll again for somebody who looks away and back within the pause', async () => {
    const { clock, poller, count } = polledWith(() => ({ changed: false }));
    poller.watch(true);
    await clock.pass(0);
    poller.watch(false);
    await clock.pass(1_000);
    poller.watch(true);
    assert.deepEqual([count(), clock.ahead], [1, shortestPause - 1_000]);
  });

  it('has one poll under way, and asks again after it for whoever asks meanwhile', async () => {
    const ends: ((polled: Polled) => void)[] = [];
    const { poller, count } = polledWith(() => new Promise((resolve) => ends.push(resolve)));
    const first = poller.currentPoll();
    assert.equal(poller.currentPoll(), first);
    await Promise.resolve();
    const [second, same] = [poller.ask(), poller.ask()];
    assert.equal(second, same);
    await new Promise(setImmediate);
    assert.equal(count(), 1);
    ends[0]?.({ changed: false });
    await first;
    await new Promise(setImmediate);
    assert.equal(count(), 2);
    ends[1]?.({ changed: false });
    await second;
  });

  it('polls once for all who ask at once after each other', async () => {
    const { poller, count } = polledWith(() => ({ changed: false }));
    const [first, second] = [poller.ask(), poller.ask()];
    assert.equal(second, first);
    await first;
    await new Promise(setImmediate);
    assert.equal(count(), 1);
    await poller.ask();
    assert.equal(count(), 2);
  });

  it('polls again for another account that asks at once after the one before', async () => {
    const { poller, count } = polledWith(() => ({ changed: false }));
    const before = poller.ask();
    poller.restart();
    await Promise.all([before, poller.ask()]);
    assert.equal(count(), 2);
  });

  it('leaves the service alone for as long as it asks, whoever asks', async () => {
    const { clock, poller, count } = polledWith(() => ({
      changed: false,
      holdUntil: clock.now() + 60_000,
    }));
    poller.watch(true);
    await clock.pass(0);
    await poller.ask();
    assert.deepEqual([count(), clock.ahead], [1, 60_000]);
    await clock.pass(60_000);
    assert.equal(count(), 2);
  });

  it('starts again for another account', async () => {
    const { clock, poller, count } = polledWith(() => ({ changed: false }));
    poller.watch(true);
    await clock.pass(0);
    poller.restart();
    assert.equal(clock.ahead, 0);
    await clock.pass(0);
    assert.equal(count(), 2);
  });

  it('does not take what is under way for an account for what another one asks', async () => {
    const ends: ((polled: Polled) => void)[] = [];
    const { poller, count } = polledWith(() => new Promise((resolve) => ends.push(resolve)));
    const before = poller.currentPoll();
    poller.restart();
    const after = poller.currentPoll();
    ends[0]?.({ changed: true });
    await before;
    await new Promise(setImmediate);
    assert.equal(count(), 2);
    ends[1]?.({ changed: true });
    await after;
  });

  it('polls before the pause is over when something has changed, and somebody looks', async () => {
    const { clock, poller, count } = polledWith(() => ({ changed: false }));
    poller.watch(true);
    await clock.pass(0);
    poller.noteChange();
    assert.deepEqual([count(), clock.ahead], [1, 0]);
    poller.watch(false);
    assert.equal(clock.ahead, undefined);
    poller.watch(true);
    assert.equal(clock.ahead, 0);
  });

  it('polls again at once when something has changed while it polled', async () => {
    const ends: ((polled: Polled) => void)[] = [];
    const { clock, poller, count } = polledWith(() => new Promise((end) => ends.push(end)));
    poller.watch(true);
    await clock.pass(0);
    poller.noteChange();
    assert.deepEqual([count(), clock.ahead], [1, undefined]);
    ends[0]?.({ changed: false });
    await poller.currentPoll();
    assert.equal(clock.ahead, 0);
    await clock.pass(0);
    ends[1]?.({ changed: false });
    await poller.currentPoll();
    assert.deepEqual([count(), clock.ahead], [2, shortestPause * 1.5 * 1.5]);
  });

  it('is over when it is disposed', async () => {
    const { clock, poller, count } = polledWith(() => ({ changed: false }));
    poller.watch(true);
    poller.dispose();
    assert.equal(clock.ahead, undefined);
    await poller.ask();
    assert.equal(count(), 0);
  });
});
