import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { EventEmitter, type Uri } from 'vscode';
import { accountId } from '../../../src/core/base/ids.ts';
import type { Holder, Holding } from '../../../src/host/kept/holder.ts';
import { removeOthers } from '../../../src/host/kept/keptFiles.ts';
import { KeptWriter } from '../../../src/host/kept/keptWriter.ts';
import { KeptAnswers } from '../../../src/host/kept/keptAnswers.ts';
import { settingIds } from '../../../src/host/manifest/ids.ts';
import type { Services } from '../../../src/host/services.ts';
import { eventually } from '../../vscode/eventually.ts';
import { setSetting, tidy } from '../support/account.ts';
import { runningServices } from '../support/extension.ts';
import { newFolder, removeFolders } from '../support/records.ts';

/** As in the documented API, which does not say who owns a key: both keys have one account. */
const account = accountId('https://h.example#');
const one: Holder = { account, stay: 'the first key' };
const other: Holder = { account, stay: 'the second key' };

/** Says which key is in use, as the sessions do. */
class HeldBy implements Holding {
  readonly #changed = new EventEmitter<void>();
  readonly #refused = new EventEmitter<Holder>();
  readonly onDidChange = this.#changed.event;
  readonly onDidRefuse = this.#refused.event;
  heldNow: Holder | undefined;

  constructor(holder: Holder | undefined) {
    this.heldNow = holder;
  }

  holder(): Promise<Holder | undefined> {
    return Promise.resolve(this.heldNow);
  }

  current(): Promise<{ readonly state: string }> {
    return Promise.resolve({ state: this.heldNow ? 'signedIn' : 'signedOut' });
  }

  change(holder: Holder | undefined): void {
    this.heldNow = holder;
    this.#changed.fire();
  }

  refuse(holder: Holder): void {
    this.#refused.fire(holder);
  }
}

describe('The last known answers', () => {
  let services: Services;
  let folder: Uri;
  const made: KeptAnswers[] = [];
  const answers = (holding: Holding, version = '1.0.0'): KeptAnswers => {
    const load = () => Promise.resolve({ KeptWriter, removeOthers });
    const kept = new KeptAnswers(folder, { holding, version, load, log: services.log });
    made.push(kept);
    return kept;
  };
  const files = async (): Promise<number> =>
    (await readdir(folder.fsPath, { recursive: true }).catch(() => [])).length;
  const gone = (): Promise<true> =>
    eventually('an empty folder', async () => ((await files()) === 0 ? true : undefined));

  before(async () => {
    services = await runningServices();
  });
  beforeEach(() => {
    folder = newFolder(services);
  });
  afterEach(async () => {
    for (const kept of made.splice(0)) {
      await kept.flush();
      kept.dispose();
    }
    await tidy(services);
  });
  after(() => removeFolders(services));

  it('are there for the next window, with their time', async () => {
    const before = Date.now();
    const kept = answers(new HeldBy(one));
    kept.write(account, 'a', { name: 'A' });
    kept.write(account, 'a', { name: 'B' });
    assert.deepEqual((await kept.read(account, 'a'))?.value, { name: 'B' });
    await kept.flush();
    const found = await answers(new HeldBy(one)).read<{ readonly name: string }>(account, 'a');
    assert.equal(found?.value.name, 'B');
    assert.ok(found.at >= before && found.at <= Date.now());
    assert.equal(await answers(new HeldBy(one)).read(account, 'b'), undefined);
    assert.equal(await answers(new HeldBy(one)).read(accountId('demo'), 'a'), undefined);
  });

  it('of another version are not there', async () => {
    const kept = answers(new HeldBy(one));
    kept.write(account, 'a', 1);
    await kept.flush();
    assert.equal(await answers(new HeldBy(one), '1.0.1').read(account, 'a'), undefined);
  });

  it('of another key are never read, at the same account, and are removed', async () => {
    const kept = answers(new HeldBy(one));
    kept.write(account, 'a', 1);
    await kept.flush();
    const later = answers(new HeldBy(other));
    assert.equal(await later.read(account, 'a'), undefined);
    await gone();
  });

  it('of one key are not those of another person that it belongs to later', async () => {
    const holding = new HeldBy(one);
    const kept = answers(holding);
    kept.write(account, 'a', 1);
    await kept.flush();
    const theirs = accountId('https://h.example#6');
    holding.change({ account: theirs, stay: one.stay });
    assert.equal(await kept.read(theirs, 'a'), undefined);
    await gone();
  });

  it('go when another key comes into use, with what was not written yet', async () => {
    const holding = new HeldBy(one);
    const kept = answers(holding);
    kept.write(account, 'a', 1);
    await kept.flush();
    kept.write(account, 'b', 2);
    let forgot = 0;
    kept.onDidForget(() => (forgot += 1));
    holding.change(other);
    assert.equal(forgot, 1);
    assert.deepEqual(
      [await kept.read(account, 'a'), await kept.read(account, 'b')],
      [undefined, undefined],
    );
    await kept.flush();
    await gone();
  });

  it('are not taken from an answer that is for another key than the one in use', async () => {
    const holding = new HeldBy(one);
    const kept = answers(holding);
    kept.write(accountId('https://h.example#5'), 'a', 1);
    holding.change(undefined);
    kept.write(account, 'a', 1);
    await kept.flush();
    assert.equal(await files(), 0);
  });

  it('go when a person has signed out, also while no window was looking', async () => {
    const holding = new HeldBy(one);
    const kept = answers(holding);
    kept.write(account, 'a', 1);
    await kept.flush();
    assert.ok((await files()) > 0);
    await answers(new HeldBy(undefined)).read(account, 'a');
    await gone();
    kept.write(account, 'a', 2);
    await kept.flush();
    holding.change(undefined);
    await gone();
  });

  it('go at once when a person signs out, so that no crash can leave them there', async () => {
    const holding = new HeldBy(one);
    const kept = answers(holding);
    kept.write(account, 'a', 1);
    await kept.flush();
    holding.change(undefined);
    // No longer does it take to stop the extension.
    kept.dispose();
    await gone();
  });

  it('stay where it cannot be found out who is signed in', async () => {
    const kept = answers(new HeldBy(one));
    kept.write(account, 'a', 1);
    await kept.flush();
    const holding = new HeldBy(undefined);
    holding.current = () => Promise.resolve({ state: 'unavailable' });
    const later = answers(holding);
    assert.equal(await later.read(account, 'a'), undefined);
    holding.heldNow = one;
    assert.equal((await later.read(account, 'a'))?.value, 1);
  });

  it('go when the service refuses the key, and not when it refuses another', async () => {
    const holding = new HeldBy(one);
    const kept = answers(holding);
    kept.write(account, 'a', 1);
    await kept.flush();
    holding.refuse(other);
    assert.equal((await kept.read(account, 'a'))?.value, 1);
    holding.refuse(one);
    assert.equal(await kept.read(account, 'a'), undefined);
    await gone();
  });

  it('go when the setting is switched off, and none are kept until it is on', async () => {
    const kept = answers(new HeldBy(one));
    kept.write(account, 'a', 1);
    await kept.flush();
    await setSetting(settingIds.keepLastAnswers, false);
    await gone();
    kept.write(account, 'a', 1);
    await kept.flush();
    assert.equal(await kept.read(account, 'a'), undefined);
    assert.equal(await files(), 0);
    await setSetting(settingIds.keepLastAnswers, true);
    kept.write(account, 'a', 1);
    await kept.flush();
    assert.equal((await answers(new HeldBy(one)).read(account, 'a'))?.value, 1);
  });

  it('that were kept before the setting was switched off go when they are asked for', async () => {
    const kept = answers(new HeldBy(one));
    kept.write(account, 'a', 1);
    await kept.flush();
    kept.dispose();
    await setSetting(settingIds.keepLastAnswers, false);
    assert.equal(await answers(new HeldBy(one)).read(account, 'a'), undefined);
    await gone();
  });

  it('have the beginning of a long list at once and the rest behind it', async () => {
    const items = Array.from({ length: 1500 }, (_, id) => ({ id, name: `Workflow ${id}` }));
    const kept = answers(new HeldBy(one));
    kept.writeList(account, 'list', items, { odd: 1 });
    await kept.flush();
    const list = await answers(new HeldBy(one)).readList(account, 'list');
    assert.ok(list);
    assert.deepEqual([list.count, list.about], [1500, { odd: 1 }]);
    assert.deepEqual(list.first, items.slice(0, 50));
    assert.deepEqual(await list.all(), items);
  });

  it('replace a list with all of its files, and write what has stayed the same no second time', async () => {
    const items = Array.from({ length: 1500 }, (_, id) => ({ id }));
    const kept = answers(new HeldBy(one));
    kept.writeList(account, 'list', items);
    await kept.flush();
    const before = await files();
    kept.writeList(
      account,
      'list',
      items.map(({ id }) => ({ id: id === 900 ? -1 : id })),
    );
    await kept.flush();
    assert.equal(await files(), before);
    kept.writeList(account, 'list', items.slice(0, 10));
    await kept.flush();
    const list = await answers(new HeldBy(one)).readList(account, 'list');
    assert.deepEqual(await list?.all(), items.slice(0, 10));
    // The folder of the key, and one file in it.
    assert.equal(await files(), 2);
  });

  it('lose a single one that is not true any more', async () => {
    const kept = answers(new HeldBy(one));
    kept.write(account, 'a', 1);
    kept.write(account, 'b', 1);
    await kept.flush();
    kept.remove(account, 'a');
    await kept.flush();
    const later = answers(new HeldBy(one));
    assert.equal(await later.read(account, 'a'), undefined);
    assert.equal((await later.read(account, 'b'))?.value, 1);
  });

  it('that are not true any more are gone at once, until there is a new one', async () => {
    const kept = answers(new HeldBy(one));
    kept.write(account, 'a', 1);
    await kept.flush();
    const earlier = kept.read(account, 'a');
    kept.remove(account, 'a');
    assert.equal(await earlier, undefined);
    assert.equal(await kept.read(account, 'a'), undefined);
    kept.write(account, 'a', 2);
    assert.equal((await kept.read(account, 'a'))?.value, 2);
    await kept.flush();
    assert.equal((await kept.read(account, 'a'))?.value, 2);
    assert.equal((await answers(new HeldBy(one)).read(account, 'a'))?.value, 2);
  });
});
