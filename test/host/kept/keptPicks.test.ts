/** Choosing a workflow before the service has answered, or while it cannot be reached. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { failure } from '../../../src/core/base/result.ts';
import type { Workflow } from '../../../src/core/workflows/workflow.ts';
import type { Row } from '../../../src/host/platform/choice.ts';
import type { Assignee } from '../../../src/core/account/assignee.ts';
import type { Matcher } from '../../../src/core/base/matcher.ts';
import { keptPeopleName } from '../../../src/host/account/keptPeople.ts';
import { type Member, memberMatcher, membersOf } from '../../../src/host/account/pickMember.ts';
import { type LearnedNames, recallNames } from '../../../src/host/workflows/filterNames.ts';
import { pickWorkflow } from '../../../src/host/workflows/pickWorkflow.ts';
import { WorkflowFinder } from '../../../src/host/workflows/workflowFinder.ts';
import type { WorkflowStore } from '../../../src/host/workflows/workflowStore.ts';
import { answer, json, neverAnswer, reset } from '../../support/failing/server.ts';
import { eventually } from '../../vscode/eventually.ts';
import { type KeptScene, useKeptScene } from '../support/keptScene.ts';
import { focusRow, openedPick } from '../support/openedPick.ts';
import { asked, serviceOf, wireWorkflow } from '../support/service.ts';

type WorkflowPick = vscode.QuickPick<Row<Workflow>>;

const three = [wireWorkflow(1), wireWorkflow(2), wireWorkflow(3)];

const membersIn = (assignees: readonly Assignee[]): Matcher<Member> =>
  memberMatcher(membersOf(assignees));

/** Resolves with the next event. */
const heard = (event: vscode.Event<unknown>): Promise<void> =>
  new Promise((resolve) => {
    const following = event(() => {
      following.dispose();
      resolve();
    });
  });

describe('Choosing among workflows that were kept', () => {
  const useScene = useKeptScene(three);
  let scene: KeptScene;
  let pick: WorkflowPick;
  let chosen: Promise<Workflow | undefined>;

  beforeEach(async () => {
    scene = useScene();
    assert.ok((await scene.services.workflows.list()).ok);
  });
  afterEach(async () => {
    pick.hide();
    // A failure is told by a notification.
    await vscode.commands.executeCommand('notifications.clearAll');
    await chosen;
  });

  /** Asks for a workflow, as in the next start. */
  async function ask(): Promise<WorkflowStore> {
    const { store } = await scene.start();
    askAmong(store);
    return store;
  }

  function askAmong(workflows: WorkflowStore): void {
    const { abilities, sessions, zones } = scene.services;
    const parts = { workflows, abilities, sessions, zones, workflowFinder: new WorkflowFinder() };
    const frame = { title: 'Find Workflow', placeholder: 'Which?', include: () => true };
    pick = openedPick<Workflow>(() => {
      chosen = pickWorkflow(parts, frame);
    });
  }

  const names = (): readonly string[] => pick.items.map(({ label }) => label);
  const shows = (...wanted: readonly string[]): Promise<true> =>
    eventually(wanted.join(', '), () =>
      Promise.resolve(names().join() === wanted.join() || undefined),
    );
  const isFresh = (): Promise<true> =>
    eventually('what the service has', () => Promise.resolve(!pick.busy || undefined));
  const listed = (): number =>
    asked(scene.server).filter((what) => what === 'GET /workflows').length;

  it('offers them before the service has answered, and says how old they are', async () => {
    scene.answer(neverAnswer);
    await ask();
    await shows('Workflow 1', 'Workflow 2', 'Workflow 3');
    assert.match(pick.title ?? '', /^Find Workflow · as of \d+:\d\d/);
    assert.equal(pick.busy, true);
    await eventually('the first row', () => Promise.resolve(pick.activeItems[0]));
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    assert.equal((await chosen)?.name, 'Workflow 1');
  });

  it('keeps what is typed and the row with the focus when the service has answered', async () => {
    const held = scene.hold();
    await ask();
    await shows('Workflow 1', 'Workflow 2', 'Workflow 3');
    const typed = heard(pick.onDidChangeValue);
    pick.value = 'Workflow';
    await typed;
    const second = pick.items[1];
    assert.ok(second);
    assert.equal(second.label, 'Workflow 2');
    await focusRow(pick, second);
    await held.arrived();
    held.answer(
      serviceOf([wireWorkflow(4), wireWorkflow(2, { name: 'Workflow two' }), wireWorkflow(3)]),
    );
    await isFresh();
    assert.equal(pick.title, 'Find Workflow');
    assert.equal(pick.value, 'Workflow');
    assert.deepEqual(names(), ['Workflow two', 'Workflow 3', 'Workflow 4']);
    await eventually('the focus', () =>
      Promise.resolve(pick.activeItems[0]?.label === 'Workflow two' || undefined),
    );
  });

  it('leaves them in sight where the service cannot be reached, and says so', async () => {
    scene.answer(reset);
    await ask();
    await isFresh();
    assert.deepEqual(names(), ['Workflow 1', 'Workflow 2', 'Workflow 3']);
    assert.match(pick.title ?? '', /as of/);
    assert.notEqual(pick.placeholder, 'Which?');
  });

  it('leaves all of them in sight where the service fails just when the list opens', async () => {
    const many = Array.from({ length: 450 }, (_, index) => wireWorkflow(index + 1));
    scene.answer(serviceOf(many));
    scene.services.workflows.refresh();
    assert.ok((await scene.services.workflows.list()).ok);
    const { store } = await scene.start();
    const failed = failure({ kind: 'unreachable', reason: 'ECONNREFUSED' } as const);
    store.beginning = () => Promise.resolve(failed);
    askAmong(store);
    await isFresh();
    assert.match(pick.title ?? '', /as of/);
    await eventually('all of them', () => Promise.resolve(names().length === 450 || undefined));
    assert.notEqual(pick.placeholder, 'Which?');
  });

  const refusals = { key: answer(401), list: json({ detail: 'Not for you.' }, 403) };
  for (const [what, refusal] of Object.entries(refusals)) {
    it(`offers none any more where the ${what} is refused`, async () => {
      const held = scene.hold();
      await ask();
      await shows('Workflow 1', 'Workflow 2', 'Workflow 3');
      const closed = heard(pick.onDidHide);
      await held.arrived();
      held.answer(refusal);
      await closed;
    });
  }

  it('shows none of another person’s', async () => {
    scene.answer(neverAnswer);
    await ask();
    await shows('Workflow 1', 'Workflow 2', 'Workflow 3');
    await scene.services.sessions.signIn(scene.server.origin, 'another-key');
    await eventually('nothing of them', () => Promise.resolve(names().length === 0 || undefined));
  });

  it('shows a list that this window has read as it is', async () => {
    const store = await ask();
    await store.list();
    pick.hide();
    await chosen;
    scene.answer(neverAnswer);
    const before = listed();
    askAmong(store);
    await isFresh();
    assert.equal(pick.title, 'Find Workflow');
    assert.deepEqual(names(), ['Workflow 1', 'Workflow 2', 'Workflow 3']);
    assert.equal(listed(), before);
  });
});

describe('A filter before the service has answered', () => {
  const useScene = useKeptScene(three);

  it('names people and workflows that were kept', async () => {
    const scene = useScene();
    const { services, session } = scene;
    assert.ok((await services.workflows.list()).ok);
    const person = { kind: 'person', id: '1', value: 'p@h.example', name: 'Priya Nair' };
    services.kept.write(session.account.id, keptPeopleName, [person]);
    scene.answer(neverAnswer);
    const { kept, store: workflows } = await scene.start();
    const parts = { kept, workflows, workflowFinder: new WorkflowFinder() };
    const learned = (isFresh: boolean): LearnedNames => ({
      assignees: [],
      members: membersIn([]),
      workflows: parts.workflowFinder.in([]).matcher,
      isFresh,
    });
    const named = ({ assignees, members, workflows }: LearnedNames): readonly string[] => [
      ...assignees.map(({ name }) => name),
      ...members.find('priya').map(({ item }) => item.name),
      ...workflows.find('workflow 2').map(({ item }) => item.name),
    ];
    const early = learned(false);
    await recallNames(parts, session.account.id, early, membersIn);
    assert.deepEqual(named(early), ['Priya Nair', 'Priya Nair', 'Workflow 2']);
    // Once the service has answered, nobody needs what was kept.
    const late = learned(true);
    await recallNames(parts, session.account.id, late, membersIn);
    assert.deepEqual(named(late), []);
  });
});
