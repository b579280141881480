/** What one window hears of when another may not show something any more. */
import assert from 'node:assert/strict';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { Removals } from '../../../src/host/kept/removals.ts';
import { RecordStore } from '../../../src/host/platform/recordStore.ts';
import { storageFolder } from '../../../src/host/storageFolder.ts';
import { json } from '../../support/failing/server.ts';
import { eventually } from '../../vscode/eventually.ts';
import { useKeptScene } from '../support/keptScene.ts';
import { wireWorkflow } from '../support/service.ts';

describe('Another window', () => {
  const useScene = useKeptScene([wireWorkflow(1), wireWorkflow(2)]);

  it('takes kept rows from sight that the service does not let me list any more', async () => {
    const scene = useScene();
    const { services, session } = scene;
    const { workflows, context, sessions, log } = services;
    assert.ok((await workflows.list()).ok);
    const { kept, tree } = await scene.start();
    const folder = storageFolder(context, 'removals');
    const removals = new Removals(folder, { kept, holding: sessions, log });
    const held = scene.hold();
    const workflowsShown = async (): Promise<number> =>
      (await tree.getChildren()).filter(({ type }) => type === 'workflow').length;
    assert.equal(await workflowsShown(), 2);
    await held.arrived();
    const drawn = new Promise<void>((resolve) => {
      tree.onDidChangeTreeData(() => {
        resolve();
      });
    });
    // As where the service has refused the list in this window.
    workflows.kept.removeList(session.account.id);
    await drawn;
    held.answer(json({ detail: 'Not for you.' }, 403));
    assert.equal(await workflowsShown(), 0);
    removals.dispose();
  });

  it('leaves its rows where it was this window that has told', async () => {
    const scene = useScene();
    const { services, session } = scene;
    const { workflows, context, log } = services;
    assert.ok((await workflows.list()).ok);
    const { kept } = await scene.start();
    let forgot = 0;
    kept.onDidForget(() => (forgot += 1));
    const folder = vscode.Uri.joinPath(storageFolder(context, 'removals'), 'alone');
    let looks = 0;
    const holding = {
      /** Is asked for when what was told has been read. */
      get heldNow() {
        looks += 1;
        return { account: session.account.id, stay: '' };
      },
    };
    const removals = new Removals(folder, { kept, holding, log });
    await kept.read(session.account.id, 'something');
    kept.remove(session.account.id, 'something');
    await eventually('the file', () => Promise.resolve(looks || undefined));
    assert.equal(forgot, 0);
    removals.dispose();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it('hears again of what was kept again, and once of what is refused again and again', async () => {
    const scene = useScene();
    const { services, session } = scene;
    const { context, sessions, log } = services;
    const { kept } = await scene.start();
    const { id } = session.account;
    const folder = vscode.Uri.joinPath(storageFolder(context, 'removals'), 'again');
    let heard = 0;
    const other = {
      onDidRemove: new vscode.EventEmitter<never>().event,
      noteRemoved: () => {
        heard += 1;
      },
    };
    const hearing = new Removals(folder, { kept: other, holding: sessions, log });
    const telling = new Removals(folder, { kept, holding: sessions, log });
    await kept.read(id, 'something');
    for (const times of [1, 2, 3]) {
      // The first is found in the folder, whether its watcher has started by then or not.
      if (times === 2) await untilWatched(folder, log);
      kept.write(id, 'something', times);
      await kept.flush();
      kept.remove(id, 'something');
      await eventually('the news', () => Promise.resolve(heard === times || undefined));
      kept.remove(id, 'something');
    }
    hearing.dispose();
    telling.dispose();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });
});

/**
 * Waits until VS Code watches a folder of records that has been listed. It does not say when, so
 * records of other accounts are written until one is noticed.
 */
async function untilWatched(folder: vscode.Uri, log: vscode.LogOutputChannel): Promise<void> {
  const kind = {
    schema: v.object({ account: v.string(), at: v.number() }),
    keyOf: ({ account }: { readonly account: string }) => account,
  };
  const [reading, writing] = [
    new RecordStore(folder, kind, log),
    new RecordStore(folder, kind, log),
  ];
  let noticed = 0;
  reading.onDidChange(() => (noticed += 1));
  await reading.list();
  let written = 0;
  await eventually('a watcher', async () => {
    written += 1;
    await writing.put({ account: `another ${written}`, at: 0 });
    return noticed || undefined;
  });
  reading.dispose();
  writing.dispose();
}
