import assert from 'node:assert/strict';
import { retained } from '../../../src/core/base/retained.ts';
import { patchOf, patched } from '../../../src/protocol/patch.ts';
import { longLog, longLogEvent, longRun } from '../../support/samples/longRun.ts';
import { loadedRun } from '../../support/samples/runs.ts';

/** As VS Code sends it, which leaves out what is undefined. */
const sent = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

const view = (events = longLog(100, 30), more = {}) =>
  loadedRun(longRun(30), {
    log: { events, hasMore: true, loading: false, notice: undefined, ...more },
  });

describe('The difference between two views', () => {
  const before = view();
  const [first, ...rest] = before.log.events;
  const views = {
    'nothing new': view(),
    'a new event': view([longLogEvent(101, 30), ...longLog(100, 30)]),
    'older events': view([
      ...longLog(100, 30),
      ...longLog(5, 30).map((e) => ({ ...e, id: `a${e.id}` })),
    ]),
    'an event that is gone': view(rest),
    'a changed event': view(
      first && [...rest.slice(0, 5), { ...first, text: 'new' }, ...rest.slice(6)],
    ),
    'no events': view([]),
    'a flag': view(undefined, { loading: true }),
    'a property less': view(undefined, { unreadable: undefined }),
    'another run': loadedRun(longRun(3)),
  };
  for (const [what, after] of Object.entries(views)) {
    it(`makes the one the other: ${what}`, () => {
      const patch = sent(patchOf(before, retained(before, after)));
      assert.deepEqual(sent(patched(sent(before), patch)), sent(after));
    });
  }

  it('takes away a property that is gone', () => {
    const [more, less] = [{ kept: 1, gone: 2 }, { kept: 1 }];
    assert.deepEqual(patched<object>(more, sent(patchOf(more, less))), less);
  });

  it('holds what is new alone', () => {
    assert.deepEqual(patchOf(before, retained(before, view())), { parts: {}, gone: [] });
    const grown = view([longLogEvent(101, 30), ...longLog(100, 30)]);
    const patch = patchOf(before, retained(before, grown));
    const events = { from: 0, to: 0, items: [longLogEvent(101, 30)] };
    assert.deepEqual(patch, { parts: { log: { parts: { events }, gone: [] } }, gone: [] });
  });

  it('keeps in the page the objects that have stayed', () => {
    const grown = retained(before, view([longLogEvent(101, 30), ...longLog(100, 30)]));
    const after = patched(before, sent(patchOf(before, grown)));
    assert.equal(after.run, before.run);
    assert.equal(after.log.events[1], first);
  });
});
