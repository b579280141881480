/** What one window hears of when another may not show something any more. */
import assert from 'node:assert/strict';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { type RemovalParts, Removals } from '../../../src/host/kept/removals.ts';
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
    const hearing = await hearingIn(folder, { kept: other, holding: sessions, log });
    const telling = new Removals(folder, { kept, holding: sessions, log });
    await kept.read(id, 'something');
    for (const times of [1, 2, 3]) {
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
 * Removals that hear of each record in a folder. VS Code does not say when it watches one, so records
 * of other accounts are written until one is noticed.
 */
async function hearingIn(folder: vscode.Uri, parts: RemovalParts): Promise<Removals> {
  const kind = {
    schema: v.object({ account: v.string(), at: v.number() }),
    keyOf: ({ account }: { readonly account: string }) => account,
  };
  const writing = new RecordStore(folder, kind, parts.log);
  let written = 0;
  const write = (): Promise<void> => {
    written += 1;
    return writing.put({ account: `another ${written}`, at: 0 });
  };
  let looks = 0;
  const holding = {
    /** Is asked for with each record that is read. */
    get heldNow() {
      looks += 1;
      return parts.holding.heldNow;
    },
  };
  await write();
  const hearing = new Removals(folder, { ...parts, holding });
  // It looks once by itself, and begins to watch then.
  await eventually('the first look', () => Promise.resolve(looks || undefined));
  const before = looks;
  await eventually('a watcher', async () => {
    await write();
    return looks > before || undefined;
  });
  return hearing;
}
