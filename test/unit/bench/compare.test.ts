import assert from 'node:assert/strict';
import { comparison, worseThan } from '../../bench/compare.ts';
import { sizeFigure, timeFigure } from '../../bench/figures.ts';

/** Ten rounds in which ours takes `ratio` times as long, give or take `spread`. */
const timed = (name: string, ratio: number, spread = 0) =>
  timeFigure(name, {
    reference: Array.from({ length: 10 }, () => 10),
    ours: Array.from({ length: 10 }, (_, round) => 10 * (ratio + (round % 2 ? spread : -spread))),
  });

const namesOf = (worse: ReturnType<typeof worseThan>) => worse.map(({ now }) => now.name);

describe('the comparison of two runs of the bench', () => {
  it('names what has become slower, the worst first', () => {
    const before = [timed('open', 1), timed('find', 1), timed('show', 1)];
    const now = [timed('open', 1.5), timed('find', 2), timed('show', 0.5)];
    assert.deepEqual(namesOf(worseThan(before, now)), ['find', 'open']);
  });

  it('takes a change for noise that is as large as the runs vary by themselves', () => {
    const [before, now] = [[timed('open', 1, 0.2)], [timed('open', 1.5, 0.2)]];
    assert.deepEqual(namesOf(worseThan(before, now)), []);
    assert.deepEqual(namesOf(worseThan(before, [timed('open', 2.5, 0.2)])), ['open']);
  });

  it('compares sizes by themselves, whatever has become of their budget', () => {
    const before = [sizeFigure('pages.js', 100_000, 200)];
    assert.deepEqual(namesOf(worseThan(before, [sizeFigure('pages.js', 103_000, 400)])), [
      'pages.js',
    ]);
    assert.deepEqual(namesOf(worseThan(before, [sizeFigure('pages.js', 100_100, 100)])), []);
  });

  it('says in words what is worse, and what is not measured any more', () => {
    const before = [timed('open', 1), timed('gone', 1)];
    assert.equal(
      comparison(before, [timed('open', 2), timed('new', 9)]),
      [
        'Worse beyond noise: 1',
        '  open: ratio 1.00 (10.00 ms) → ratio 2.00 (20.00 ms)',
        '  gone: not measured now',
      ].join('\n'),
    );
    assert.equal(comparison([], []), 'Nothing is worse beyond noise.');
  });
});
