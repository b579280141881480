/** The name behind the title of the Workflows view, which is that of the key’s owner. */
import assert from 'node:assert/strict';
import { EventEmitter } from 'vscode';
import type { Identity } from '../../../src/core/account/account.ts';
import { KeyOwner } from '../../../src/host/account/identity.ts';
import { settingIds } from '../../../src/host/manifest/ids.ts';
import { json, neverAnswer } from '../../support/failing/server.ts';
import { eventually } from '../../vscode/eventually.ts';
import { setSetting } from '../support/account.ts';
import { type KeptScene, useKeptScene } from '../support/keptScene.ts';
import { nextStart } from '../support/nextStart.ts';
import { wireWorkflow } from '../support/service.ts';

const ann: Identity = { id: undefined, name: 'Ann', email: 'ann@example.org', account: 'Acme' };

/** An owner who is known as soon as somebody asks. */
class Owner extends KeyOwner {
  isAskedFor = false;

  override identity(): Promise<Identity> {
    this.isAskedFor = true;
    return Promise.resolve(ann);
  }
}

describe('The owner of the key, in the Workflows view', () => {
  const useScene = useKeptScene([wireWorkflow(1)]);
  let scene: KeptScene;
  let owner: Owner;
  let view: Awaited<ReturnType<typeof nextStart>>;

  beforeEach(async () => {
    scene = useScene();
    await setSetting(settingIds.keepLastAnswers, false);
    const { services } = scene;
    const { sessions, kept, zones } = services;
    owner = new Owner(sessions, kept, zones, new EventEmitter<void>().event);
    view = await nextStart({ ...services, keyOwner: owner });
  });
  afterEach(() => {
    view.close();
    owner.dispose();
  });

  const named = (): Promise<true> =>
    eventually('the name', () =>
      Promise.resolve(view.view.description?.includes('Ann') === true || undefined),
    );

  it('is asked for after the rows have gone to the window', async () => {
    assert.ok((await view.store.list()).ok);
    assert.equal((await view.tree.getChildren()).length, 1);
    assert.equal(owner.isAskedFor, false);
    await named();
  });

  it('does not hide from when the rows are once they could not be listed again', async () => {
    await view.tree.getChildren();
    await named();
    assert.doesNotMatch(view.view.description ?? '', /as of/);
    scene.answer(json({ detail: 'The plan has expired.' }, 403));
    owner.isAskedFor = false;
    view.store.refresh();
    assert.deepEqual(
      (await view.tree.getChildren()).map(({ type }) => type),
      ['failure', 'workflow'],
    );
    await eventually('the owner', () => Promise.resolve(owner.isAskedFor || undefined));
    assert.match(view.view.description ?? '', /Ann.* · as of \d/);
  });

  it('is named although the list takes long', async () => {
    scene.answer(neverAnswer);
    void view.tree.getChildren();
    await named();
  });
});
