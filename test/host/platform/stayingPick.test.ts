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
});
