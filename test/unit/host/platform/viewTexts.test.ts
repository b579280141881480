import assert from 'node:assert/strict';
import { type ViewTexts, showViewTexts } from '../../../../src/host/platform/viewTexts.ts';

/** A view that notes which of its texts are set. */
function notingView() {
  const set: (keyof ViewTexts)[] = [];
  const view = new Proxy<Parameters<typeof showViewTexts>[0]>(
    {},
    {
      set: (target, name, value: unknown) => {
        if (name === 'message' || name === 'description' || name === 'badge') set.push(name);
        return Reflect.set(target, name, value);
      },
    },
  );
  return { view, set };
}

const badgeOf = (count: number) => ({ count, tooltip: `${count} tasks` });

describe('The texts of a view', () => {
  it('are set when they change, and only then', () => {
    const { view, set } = notingView();
    const texts: ViewTexts = { message: 'Offline', description: 'Ada', badge: badgeOf(2) };
    showViewTexts(view, texts);
    showViewTexts(view, texts);
    assert.deepEqual(set, ['message', 'description', 'badge']);
    assert.deepEqual(view.badge, { value: 2, tooltip: '2 tasks' });
    showViewTexts(view, { ...texts, message: '' });
    assert.deepEqual(set.slice(3), ['message']);
  });

  it('stay as they are where they are left out', () => {
    const { view, set } = notingView();
    showViewTexts(view, { message: 'Offline', description: 'Ada', badge: badgeOf(2) });
    showViewTexts(view, {});
    assert.equal(set.length, 3);
    assert.equal(view.message, 'Offline');
  });

  it('are not set to nothing at the start', () => {
    const { view, set } = notingView();
    showViewTexts(view, { message: '', description: '', badge: badgeOf(0) });
    assert.deepEqual(set, []);
  });

  it('have no badge for nothing', () => {
    const { view } = notingView();
    showViewTexts(view, { badge: badgeOf(1) });
    showViewTexts(view, { badge: badgeOf(0) });
    assert.equal(view.badge, undefined);
  });
});
