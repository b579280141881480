/** The Workflows view before the service has answered, or while it cannot be reached. */
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import type { WorkflowRow } from '../../../src/core/workflows/workflowRows.ts';
import { askForWorkflowsAgain } from '../../../src/host/askForWorkflowsAgain.ts';
import { settingIds } from '../../../src/host/manifest/ids.ts';
import { Attention } from '../../../src/host/polling/attention.ts';
import type { Services } from '../../../src/host/services.ts';
import { storageFolder } from '../../../src/host/storageFolder.ts';
import { answer, json, neverAnswer, reset } from '../../support/failing/server.ts';
import { HandClock } from '../../support/handClock.ts';
import { eventually } from '../../vscode/eventually.ts';
import { setSetting } from '../support/account.ts';
import { focusedWindow } from '../support/focusedWindow.ts';
import { type KeptScene, readWorkflows, useKeptScene } from '../support/keptScene.ts';
import type { NextStart } from '../support/nextStart.ts';
import { asked, serviceOf, wireWorkflow } from '../support/service.ts';

const two = [wireWorkflow(1), wireWorkflow(2)];

describe('Workflows that were kept', () => {
  const useScene = useKeptScene(two);
  let scene: KeptScene;
  let services: Services;

  beforeEach(() => {
    scene = useScene();
    ({ services } = scene);
  });

  const read = (): Promise<void> => readWorkflows(services);
  const names = (rows: readonly WorkflowRow[]): readonly string[] =>
    rows.map((row) => (row.type === 'workflow' ? row.workflow.name : row.type));
  const ids = ({ tree }: NextStart, rows: readonly WorkflowRow[]) =>
    rows.map((row) => tree.getTreeItem(row).id);
  const isFresh = ({ view }: NextStart): Promise<true> =>
    eventually('the end of what was kept', () =>
      Promise.resolve(view.description?.includes('as of') ? undefined : true),
    );
  const drawnAgain = ({ drawn }: NextStart): Promise<WorkflowRow | 'all'> =>
    eventually('other rows', () => Promise.resolve(drawn[0]));
  const filesKept = async (): Promise<number> => {
    const { fsPath } = storageFolder(services.context, 'kept');
    const found = readdir(fsPath, { recursive: true, withFileTypes: true });
    return (await found.catch(() => [])).filter((each) => each.isFile()).length;
  };
  const nothingKept = (): Promise<true> =>
    eventually('an empty disk', async () => ((await filesKept()) === 0 ? true : undefined));

  it('are there before the service has answered anything, with their tasks and fields', async () => {
    await read();
    scene.answer(neverAnswer);
    const next = await scene.start();
    const rows = await next.tree.getChildren();
    assert.deepEqual(names(rows), ['Workflow 1', 'Workflow 2']);
    await eventually('the time of what was kept', () =>
      Promise.resolve(
        /^127\.0\.0\.1:\d+ · as of \d+:\d\d/.test(next.view.description ?? '') || undefined,
      ),
    );
    const below = await next.tree.getChildren(rows[0]);
    assert.deepEqual(
      below.map(({ type }) => type),
      ['form', 'task'],
    );
    assert.deepEqual(
      (await next.tree.getChildren(below[0])).map((row) => next.tree.getTreeItem(row).label),
      ['Why'],
    );
    assert.deepEqual(next.drawn, []);
  });

  it('stay untouched where the service has the same', async () => {
    await read();
    const held = scene.hold();
    const next = await scene.start();
    const rows = await next.tree.getChildren();
    await next.tree.getChildren(rows[0]);
    await held.arrived(2);
    held.answer(serviceOf(two));
    await isFresh(next);
    assert.deepEqual(next.drawn, []);
    // What is asked for next comes from the service, and VS Code knows each row by the same id.
    const again = await next.tree.getChildren();
    assert.deepEqual(ids(next, again), ids(next, rows));
  });

  it('are replaced by what has changed, and keep the ids of their rows', async () => {
    await read();
    const next = await scene.start();
    scene.answer(
      serviceOf([wireWorkflow(2), wireWorkflow(3), wireWorkflow(1, { name: 'Renamed' })]),
    );
    const rows = await next.tree.getChildren();
    assert.equal(await drawnAgain(next), 'all');
    const again = await next.tree.getChildren();
    assert.deepEqual(names(again), ['Workflow 2', 'Workflow 3', 'Renamed']);
    const [first, second] = ids(next, rows);
    assert.deepEqual([ids(next, again)[0], ids(next, again)[2]], [second, first]);
    assert.doesNotMatch(next.view.description ?? '', /as of/);
    assert.deepEqual(next.drawn, ['all']);
  });

  it('stay while the service cannot be reached, and the view says what is wrong', async () => {
    await read();
    const next = await scene.start();
    scene.answer(reset);
    await next.tree.getChildren();
    await drawnAgain(next);
    const rows = await next.tree.getChildren();
    assert.deepEqual(names(rows), ['failure', 'Workflow 1', 'Workflow 2']);
    assert.match(next.view.description ?? '', /as of/);
    assert.notEqual(next.view.message, '');
    const below = await next.tree.getChildren(rows[1]);
    assert.deepEqual(
      below.map(({ type }) => type),
      ['form', 'task'],
    );
    const failed = await eventually('the failure below it', () =>
      Promise.resolve(next.drawn.flatMap((row) => (row === 'all' ? [] : [row]))[0]),
    );
    const again = await next.tree.getChildren(failed);
    assert.deepEqual(
      again.map(({ type }) => type),
      ['failure', 'form', 'task'],
    );
    assert.match(String(again[0] && next.tree.getTreeItem(again[0]).description), /as of/);
    // Once it can be reached, the person asks again.
    scene.answer(serviceOf([wireWorkflow(3)]));
    next.store.refresh();
    await isFreshAfterDrawing(next);
    assert.deepEqual(names(await next.tree.getChildren()), ['Workflow 3']);
    assert.equal(next.view.message, '');
  });

  for (const isRead of [false, true]) {
    it(`are asked for again while somebody looks${isRead ? ', or shown as something else has had them read' : ''}`, async () => {
      await read();
      const clock = new HandClock();
      const window = focusedWindow();
      const attention = new Attention(window);
      const next = await scene.start();
      const { sessions, log } = services;
      const again = askForWorkflowsAgain({
        ...{ workflows: next.store, workflowsTree: next.tree, attention, sessions, clock, log },
      });
      scene.answer(reset);
      const [first] = await next.tree.getChildren();
      await next.tree.getChildren(first);
      // Above, why the service has not answered; below the first, the same.
      await eventually('both failures', () => Promise.resolve(next.drawn[1]));
      for (const row of [undefined, first]) await next.tree.getChildren(row);
      await eventually('a plan', () => Promise.resolve(clock.ahead));
      const drawings = next.drawn.length;
      await clock.pass(clock.ahead ?? 0);
      await eventually('the end of a try', () => Promise.resolve(clock.ahead));
      assert.equal(next.drawn.length, drawings);
      window.focus(false);
      assert.equal(clock.planned, 0);
      window.focus(true);
      scene.answer(serviceOf(two));
      // A pick may have had them read meanwhile.
      if (isRead) assert.ok((await next.store.list()).ok);
      const before = asked(scene.server).length;
      await clock.pass(clock.ahead ?? 0);
      await isFreshAfterDrawing(next);
      assert.equal(asked(scene.server).length, isRead ? before : before + 1);
      assert.deepEqual(names(await next.tree.getChildren()), ['Workflow 1', 'Workflow 2']);
      assert.deepEqual(
        (await next.tree.getChildren(first)).map(({ type }) => type),
        ['form', 'task'],
      );
      await eventually('no plan', () => Promise.resolve(clock.planned === 0 || undefined));
      again.dispose();
      attention.dispose();
    });
  }

  async function isFreshAfterDrawing(next: NextStart): Promise<void> {
    await eventually('rows of the service', async () =>
      names(await next.tree.getChildren()).includes('failure') ? undefined : true,
    );
    await isFresh(next);
  }

  it('are gone from sight and from disk when the service refuses the key', async () => {
    await read();
    const next = await scene.start();
    scene.answer(answer(401));
    assert.equal((await next.tree.getChildren()).length, 2);
    await drawnAgain(next);
    assert.deepEqual(names(await next.tree.getChildren()), ['failure']);
    await nothingKept();
  });

  it('are gone from sight and from disk when the service does not let me list them any more', async () => {
    const many = Array.from({ length: 450 }, (_, index) => wireWorkflow(index + 1));
    scene.answer(serviceOf(many));
    services.workflows.refresh();
    assert.ok((await services.workflows.list()).ok);
    const next = await scene.start();
    scene.answer(json({ detail: 'Not for you.' }, 403));
    assert.equal((await next.tree.getChildren()).length, 50);
    const before = await filesKept();
    await drawnAgain(next);
    assert.deepEqual(names(await next.tree.getChildren()), ['failure']);
    // Its beginning, and what follows in two pieces.
    await eventually('the end of its files', async () =>
      (await filesKept()) === before - 3 ? true : undefined,
    );
    assert.equal(await (await scene.start()).store.kept.list(), undefined);
  });

  for (const status of [401, 403, 404]) {
    it(`stay where a web page has come instead, with the status ${status}`, async () => {
      await read();
      const next = await scene.start();
      const before = await filesKept();
      scene.answer(answer(status, '<!DOCTYPE html><p>Sign in to the Wi-Fi'));
      const [first] = await next.tree.getChildren();
      await drawnAgain(next);
      assert.deepEqual(names(await next.tree.getChildren()), [
        ...['failure', 'Workflow 1', 'Workflow 2'],
      ]);
      assert.ok(first?.type === 'workflow');
      assert.equal((await next.store.freshDetail(first.workflow.id)).ok, false);
      await next.kept.flush();
      assert.ok(await next.store.kept.detail(first.workflow.id));
      assert.equal(await filesKept(), before);
    });
  }

  it('of one key are never shown to another, where the service says of neither who owns it', async () => {
    await read();
    const next = await scene.start();
    assert.equal((await next.tree.getChildren()).length, 2);
    scene.answer(neverAnswer);
    await services.sessions.signIn(scene.server.origin, 'another-key');
    const other = await scene.start();
    assert.equal(await other.store.kept.list(), undefined);
    await drawnAgain(next);
    assert.equal(await next.store.kept.list(), undefined);
    await nothingKept();
  });

  it('are kept for the next start, also after a person has set the same key again', async () => {
    await read();
    await services.sessions.signIn(scene.server.origin, 'a-key');
    await read();
    const { id } = await firstOf(services);
    await services.workflows.kept.detail(id);
    await services.workflows.freshDetail(id);
    await services.workflows.kept.detail(id);
    const next = await scene.start();
    assert.equal((await next.store.kept.list())?.count, 2);
    assert.ok(await next.store.kept.detail(id));
  });

  it('go from all windows when a person signs out in one', async () => {
    await read();
    scene.answer(neverAnswer);
    const [one, other] = [await scene.start(), await scene.start()];
    assert.equal((await one.tree.getChildren()).length, 2);
    assert.equal((await other.tree.getChildren()).length, 2);
    await services.sessions.signOut();
    for (const each of [one, other]) {
      await drawnAgain(each);
      assert.deepEqual(await each.tree.getChildren(), []);
      assert.equal(each.view.description ?? '', '');
    }
    await nothingKept();
  });

  it('go when they may not be kept any more', async () => {
    await read();
    scene.answer(neverAnswer);
    const next = await scene.start();
    assert.equal((await next.tree.getChildren()).length, 2);
    await setSetting(settingIds.keepLastAnswers, false);
    await drawnAgain(next);
    await nothingKept();
    assert.equal(await next.store.kept.list(), undefined);
    scene.answer(serviceOf(two));
    await services.workflows.freshDetail((await firstOf(services)).id);
    await services.kept.flush();
    assert.equal(await filesKept(), 0);
  });

  async function firstOf({ workflows }: Services) {
    const list = await workflows.list();
    assert.ok(list.ok && list.value[0]);
    return list.value[0];
  }

  it('that are many show their beginning at once, and all of them while there is no answer', async () => {
    const many = Array.from({ length: 450 }, (_, index) => wireWorkflow(index + 1));
    scene.answer(serviceOf(many));
    services.workflows.refresh();
    await read();
    scene.answer(reset);
    const next = await scene.start();
    assert.equal((await next.tree.getChildren()).length, 50);
    await drawnAgain(next);
    const rows = await eventually('all rows', async () => {
      const all = await next.tree.getChildren();
      return all.length > 50 ? all : undefined;
    });
    assert.equal(rows.filter(({ type }) => type === 'workflow').length, 450);
  });

  it('that are more than are kept say how many there are', async () => {
    const many = Array.from({ length: 20_001 }, (_, index) => wireWorkflow(index + 1));
    scene.answer(serviceOf(many));
    services.workflows.refresh();
    assert.ok((await services.workflows.list()).ok);
    scene.answer(neverAnswer);
    const next = await scene.start();
    await next.tree.getChildren();
    await eventually('how many', () =>
      Promise.resolve(
        next.view.description?.endsWith(' · the first 20,000 of 20,001') ? true : undefined,
      ),
    );
  });

  it('of a workflow that is gone are not kept', async () => {
    await read();
    const { id } = await firstOf(services);
    scene.answer(serviceOf([wireWorkflow(2)]));
    assert.equal((await services.workflows.freshDetail(id)).ok, false);
    const next = await scene.start();
    assert.equal(await next.store.kept.detail(id), undefined);
    assert.ok(asked(scene.server).length > 0);
  });
});
