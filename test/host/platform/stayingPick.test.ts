import assert from 'node:assert/strict';
import { type StayingRow, pickWhileOpen } from '../../../src/host/platform/stayingPick.ts';
import { eventually } from '../../vscode/eventually.ts';
import { runningServices } from '../support/extension.ts';
import { openedPick } from '../support/openedPick.ts';

const names = ['Access request', 'Access audit', 'Incident response'];

describe('A pick that stays open', () => {
  it('keeps a found row at its place while somebody types, and shows no other', async () => {
    const { log } = await runningServices();
    const row = (label: string): StayingRow<never> => ({ label, apply: () => Promise.resolve() });
    let closed: Promise<unknown> | undefined;
    const pick = openedPick<never>(() => {
      closed = pickWhileOpen<never>({
        title: 'Filter',
        draw: () => ({ placeHolder: '', rows: [row('Clear')] }),
        more: (typed) => names.filter((name) => name.includes(typed)).map(row),
        ready: [Promise.resolve()],
        log,
      });
    });
    const shown = async (typed: string, all: number): Promise<readonly string[]> => {
      pick.value = typed;
      return eventually(typed, () => {
        const labels = pick.items.map(({ label }) => label);
        const found = pick.items.filter(({ alwaysShow }) => alwaysShow);
        return Promise.resolve(found.length === all ? labels : undefined);
      });
    };
    assert.deepEqual(await shown('ce', 2), ['Clear', 'Access request', 'Access audit']);
    assert.deepEqual(await shown('aud', 1), ['Clear', '', 'Access audit']);
    assert.deepEqual(await shown('c', 3), ['Clear', ...names]);
    assert.deepEqual(await shown('response', 1), ['Clear', '', '', 'Incident response']);
    pick.hide();
    await closed;
  });

  it('shows what it learns first while it still learns the rest', async () => {
    const { log } = await runningServices();
    let known: readonly string[] = [];
    let learnAll: () => void = () => undefined;
    const first = Promise.resolve().then(() => {
      known = names.slice(0, 1);
    });
    const rest = new Promise<void>((resolve) => {
      learnAll = resolve;
    }).then(() => {
      known = names;
    });
    let closed: Promise<unknown> | undefined;
    const pick = openedPick<never>(() => {
      closed = pickWhileOpen<never>({
        title: 'Filter',
        draw: () => ({ placeHolder: '', rows: known.map((label) => ({ label })) }),
        more: () => [],
        ready: [first, rest],
        log,
      });
    });
    const shown = (count: number): Promise<boolean> =>
      eventually(`${count} rows`, () =>
        Promise.resolve(pick.items.length === count ? pick.busy : undefined),
      );
    assert.equal(await shown(1), true);
    learnAll();
    assert.equal(await shown(3), false);
    pick.hide();
    await closed;
  });
});
