/** A pick with more choices than VS Code’s window should be given. */
import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import * as vscode from 'vscode';
import { Matcher } from '../../../src/core/base/matcher.ts';
import { choiceOf, type Row } from '../../../src/host/platform/choice.ts';
import { askOne } from '../../../src/host/kickoff/quickAsk.ts';
import { FilteredPick } from '../../../src/host/platform/filteredPick.ts';
import { withLast } from '../../../src/host/platform/longList.ts';
import { eventually } from '../../vscode/eventually.ts';

/** So many that most of them are found in later slices. */
const count = 60_000;
const named = ['Harbour', 'harbour walk', 'Old harbour', 'Übergabe'];
const nameOf = (at: number): string => (at % 1000 === 999 ? 'Reharbouring' : `Ledger ${at}`);

let filtered: FilteredPick<string>;
let pick: vscode.QuickPick<Row<string>>;
let chosen: Promise<string | undefined>;

/** The rows that a person can see. */
const shown = (): readonly Row<string>[] => pick.items.filter(({ label }) => label !== '');
const labels = (): readonly string[] => shown().map(({ label }) => label);

/** Types a text, and waits for rows that begin with these. */
const typed = async (text: string, ...first: readonly string[]): Promise<void> => {
  pick.value = text;
  await eventually(`rows for ${text}: ${labels().slice(0, 5).join()}`, () =>
    Promise.resolve(first.every((label, at) => labels()[at] === label) || undefined),
  );
};

const accept = async (): Promise<void> => {
  await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
};

/** Waits until the window has told that this row has the focus. */
const active = (label: string): Promise<unknown> =>
  eventually(`the focus on ${label}`, () =>
    Promise.resolve(pick.activeItems[0]?.label === label || undefined),
  );

describe('A pick of very many', () => {
  beforeEach(() => {
    filtered = new FilteredPick({ title: 'Find', placeHolder: '' });
    ({ pick } = filtered);
    // A page of an earlier test that takes the focus late would close it.
    pick.ignoreFocusOut = true;
    const names = [
      ...Array.from({ length: count - named.length }, (_, at) => nameOf(at)),
      ...named,
    ];
    filtered.choices = names.map((label) => choiceOf({ label, value: label }));
    chosen = filtered.choose();
  });
  afterEach(() => {
    filtered.dispose();
  });

  it('shows the first of them, and how many more there are', () => {
    assert.equal(shown().length, 201);
    assert.deepEqual(labels().slice(0, 2), ['Ledger 0', 'Ledger 1']);
    assert.equal(pick.items.at(-1)?.description, 'and 59,800 more: type to find them');
  });

  it('shows the best of those that fit, and what VS Code would not find', async () => {
    await typed('harbour', 'Harbour', 'harbour walk', 'Old harbour', 'Reharbouring');
    assert.equal(shown().length, 3 + 59);
    await typed('ubergabe', 'Übergabe');
    assert.equal(shown()[0]?.alwaysShow, true);
    await typed('ledger 599', 'Ledger 599', 'Ledger 1599');
    await typed('le', 'Ledger 0');
    assert.equal(pick.items.at(-1)?.description, 'and more: type on to find them');
    await typed('zzzz', 'Nothing fits “zzzz”.');
    await typed('', 'Ledger 0');
    assert.equal(shown().length, 201);
  });

  it('gives what has the focus to whoever presses Enter', async () => {
    await typed('old harbour', 'Old harbour');
    await active('Old harbour');
    await accept();
    assert.equal(await chosen, 'Old harbour');
  });

  it('means the row that the window still shows, and never another one', async () => {
    await typed('harbour', 'Harbour', 'harbour walk');
    await active('Harbour');
    const place = pick.items.findIndex(({ label }) => label === 'Harbour');
    await typed('walk', 'harbour walk');
    const left = pick.items[place];
    assert.deepEqual([left?.label, left?.value], ['', 'Harbour']);
    await typed('harb', 'Harbour');
    await active('Harbour');
    await accept();
    assert.equal(await chosen, 'Harbour');
  });

  it('has the focus on the best row, whenever the window tells that it has moved there', async () => {
    await typed('walk', 'harbour walk');
    await active('harbour walk');
    pick.value = 'harb';
    // The window learns of these rows after this turn of the event loop at the earliest.
    while (labels()[0] !== 'Harbour') await setImmediate();
    assert.equal(pick.activeItems[0]?.label, 'harbour walk');
    filtered.extend([{ label: 'Found elsewhere', value: 'elsewhere' }]);
    await active('Harbour');
  });

  it('has all names ready before somebody types', async () => {
    const read = new Set<number>();
    const items = Array.from({ length: 600 }, (_, at) => at);
    const matcher = new Matcher(items, (at) => {
      read.add(at);
      return { names: [`${at}`] };
    });
    const choice = (at: number) => choiceOf({ label: `${at}`, value: `${at}` });
    filtered.list({ matcher, choice });
    await eventually('all names', () => Promise.resolve(read.size === items.length || undefined));
  });

  it('has in sight what stands at the end of a list, and what is chosen now', async () => {
    const numbers = Array.from({ length: 600 }, (_, at) => `${at}`);
    const rows = withLast(numbers, ['none']).map((label) => choiceOf({ label, value: label }));
    const { createQuickPick } = vscode.window;
    const made: vscode.QuickPick<vscode.QuickPickItem>[] = [];
    Object.assign(vscode.window, {
      createQuickPick: () => {
        const one = createQuickPick();
        made.push(one);
        return one;
      },
    });
    const frame = { title: '', place: undefined, canGoBack: false, closes: () => undefined };
    const asked = askOne(frame, rows, { placeHolder: '', isActive: (value) => value === '555' });
    Object.assign(vscode.window, { createQuickPick });
    const [one] = made;
    assert.deepEqual(
      one?.items.slice(0, 3).map(({ label }) => label),
      ['555', 'none', '0'],
    );
    assert.equal(one.activeItems[0]?.label, '555');
    one.hide();
    assert.deepEqual(await asked, { end: 'left' });
    assert.deepEqual(withLast(['0'], ['none']), ['0', 'none']);
  });
});
