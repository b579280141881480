/**
 * Quick Launch, where the network fails or the form is open beside it: what was entered stays, what
 * is sent was shown, and nothing is sent again.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { workflowId } from '../../../src/core/base/ids.ts';
import type { FormInput } from '../../../src/core/form/input.ts';
import type { Workflow } from '../../../src/core/workflows/workflow.ts';
import { savedForQuick } from '../../../src/host/launchFiles/savedForQuick.ts';
import { emptyInput } from '../../../src/core/form/input.ts';
import type { Services } from '../../../src/host/services.ts';
import { eventually } from '../../vscode/eventually.ts';
import { type Reply, neverAnswer, reset } from '../../support/failing/server.ts';
import { tidy } from '../support/account.ts';
import { answering, runCommand } from '../support/commands.ts';
import { runningServices } from '../support/extension.ts';
import { waitFor } from '../support/failingAccount.ts';
import { hang } from '../support/hang.ts';
import { changed, doneAndCut } from '../support/interceptor.ts';
import { focusRow } from '../support/openedPick.ts';
import { createServers } from '../support/servers.ts';
import { type Today, signInToToday } from '../support/today.ts';

interface WireTemplate {
  readonly kickoff: { readonly fields: readonly { readonly name: string }[] };
}

/** A workflow without fields: what it is launched with is shown at once. */
const handover = workflowId('10');

describe('Quick Launch', () => {
  const servers = createServers();
  let services: Services;
  let today: Today;

  before(async () => {
    services = await runningServices();
  });
  beforeEach(async () => {
    today = await signInToToday(services, servers);
  });
  afterEach(async () => {
    await services.drafts.put(today.account, handover, { input: emptyInput, editedAt: Date.now() });
    await tidy(services);
    await servers.stop();
  });

  const sent = (): number =>
    today.interceptor.asked.filter((what) => what.startsWith('POST /templates/10/run')).length;

  /** Continues a draft, and launches: both are the first choices. */
  async function launch(): Promise<void> {
    await type({ ...emptyInput, name: 'Week 40' });
    await answering('first', 'pneumatic.quickLaunchThis', await row());
  }

  /** Leaves a draft, as a form does that was typed into and closed. */
  const type = (input: FormInput): Promise<void> =>
    services.drafts.put(today.account, handover, { input, editedAt: Date.now() });

  async function workflowOf(id = handover): Promise<Workflow> {
    const list = await services.workflows.list();
    const found = list.ok ? list.value.find((each) => each.id === id) : undefined;
    assert.ok(found);
    return found;
  }

  const row = async () => ({ type: 'workflow', workflow: await workflowOf() }) as const;

  const draftName = async (): Promise<string | null | undefined> =>
    (await services.drafts.latest(today.account, handover))?.input.name;

  it('sends once, remembers the run, and leaves no draft', async () => {
    await launch();
    assert.equal(sent(), 1);
    const runs = await services.history.list();
    assert.deepEqual(
      runs.map(({ name, workflow }) => [name, workflow.id]),
      [['Week 40', handover]],
    );
    assert.equal(await draftName(), null);
    assert.deepEqual(await services.journal.unknown(), []);
  });

  const faults: readonly (readonly [string, (server: string) => Reply])[] = [
    ['the connection breaks once the run has started', (server) => doneAndCut(server)],
    ['the connection breaks after sending', () => reset],
    ['no answer comes in time', () => neverAnswer],
  ];
  for (const [what, replyOf] of faults) {
    it(`sends once where ${what}, and keeps the draft and a record of the launch`, async () => {
      await waitFor(services, 1);
      today.interceptor.instead(/^POST \/templates\/10\/run/, replyOf(today.server));
      await launch();
      assert.equal(sent(), 1);
      const unknown = await services.journal.unknown();
      assert.deepEqual(
        unknown.map(({ name }) => name),
        ['Week 40'],
      );
      assert.equal(await draftName(), 'Week 40');
    });
  }

  it('keeps the start values of fields that a saved launch does not name', async () => {
    // A form of today’s API comes with the list.
    const started = (body: Readonly<Record<string, unknown>>): unknown => ({
      ...body,
      results: (body.results as readonly WireTemplate[]).map(({ kickoff, ...others }) => ({
        ...others,
        kickoff: {
          ...kickoff,
          fields: kickoff.fields.map((field) =>
            field.name === 'Reason' ? { ...field, default: 'Normal' } : field,
          ),
        },
      })),
    });
    today.interceptor.instead(/^GET \/templates\?/, changed(today.server, started));
    services.workflows.refresh();
    const list = await services.workflows.list();
    const workflow = list.ok ? list.value.find(({ name }) => name === 'Access request') : undefined;
    assert.ok(workflow);
    const written = { workflow: workflow.name, name: 'Nightly', values: [], taskLinks: [] };
    const store = await services.savedLaunches();
    const file = await store.save({ name: 'Nightly', launch: written, folder: undefined });
    const [saved] = await savedForQuick(services, workflow);
    const preset = await saved?.preset();
    await vscode.workspace.fs.delete(file);
    const values = preset?.values.map(({ given }) => ('value' in given ? given.value : ''));
    assert.deepEqual(values, ['Normal']);
  });

  describe('beside the open form', () => {
    const { createQuickPick, createInputBox } = vscode.window;
    const picks: vscode.QuickPick<vscode.QuickPickItem>[] = [];
    const boxes: vscode.InputBox[] = [];

    beforeEach(() => {
      picks.length = 0;
      boxes.length = 0;
      const kept =
        <Made>(all: Made[], make: () => Made) =>
        (): Made => {
          const one = make();
          all.push(one);
          return one;
        };
      Object.assign(vscode.window, {
        createQuickPick: kept(picks, createQuickPick),
        createInputBox: kept(boxes, createInputBox),
      });
    });
    afterEach(async () => {
      Object.assign(vscode.window, { createQuickPick, createInputBox });
      for (const each of [...picks, ...boxes]) each.hide();
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });

    const made = <Made>(all: readonly Made[], count: number): Promise<Made> =>
      eventually(`question ${count}`, () => Promise.resolve(all[count - 1]));
    const accept = (): PromiseLike<unknown> =>
      vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');

    /** Chooses a row of the pick of this number, which is open. */
    async function choose(count: number, label: string): Promise<void> {
      const pick = await made(picks, count);
      const item = rowOf(pick, label);
      if (pick.activeItems[0] !== item) await focusRow(pick, item);
      await accept();
    }

    /** Begins with the draft, so that the second pick shows what will be sent. */
    async function begin(input: FormInput = { ...emptyInput, name: 'Week 40' }) {
      await type(input);
      const ended = runCommand('pneumatic.quickLaunchThis', await row());
      await choose(1, 'Continue the Draft');
      return { ended };
    }

    const target = () => ({ accountId: today.account, workflowId: handover });

    /** Opens the form. @returns its draft. */
    async function openForm() {
      const { draft } = await services.kickoffPages.open(target(), 'The form');
      return draft;
    }

    it('sends nothing that was not shown', async () => {
      const { ended } = await begin();
      await made(picks, 2);
      const draft = await openForm();
      draft.set({ input: emptyInput, editedAt: Date.now() });
      await choose(2, 'Launch');
      const again = await made(picks, 3);
      assert.match(again.items[0]?.label ?? '', /^The form has changed since you saw this/);
      assert.equal(sent(), 0);
      again.hide();
      await ended;
    });

    it('keeps what was typed into the form while a step was open', async () => {
      const { ended } = await begin();
      await choose(2, 'Run name');
      const box = await made(boxes, 1);
      const draft = await openForm();
      const typed = { ...emptyInput, name: 'Week 40', urgent: true };
      draft.set({ input: typed, editedAt: Date.now() });
      box.value = 'Week 41';
      await accept();
      const again = await made(picks, 3);
      assert.deepEqual((await draft.latest())?.input, { ...typed, name: 'Week 41' });
      again.hide();
      await ended;
    });

    it('leaves what was typed since it was sent, into the form or another Quick Launch', async () => {
      for (const place of ['the form', 'another Quick Launch']) {
        picks.length = 0;
        const held = hang(today, /^POST \/templates\/10\/run/);
        const { ended } = await begin();
        await choose(2, 'Launch');
        await eventually('the launch', () => Promise.resolve(held.count > 0 || undefined));
        const next = { ...emptyInput, name: `Typed into ${place}` };
        const editedAt = Date.now() + 1;
        if (place === 'the form') (await openForm()).set({ input: next, editedAt });
        else await services.drafts.put(today.account, handover, { input: next, editedAt });
        await held.letGo();
        await ended;
        await vscode.commands.executeCommand('workbench.action.closeAllEditors');
        assert.equal(await draftName(), next.name);
      }
    });

    it('says at the question for a due date that it has passed', async () => {
      const { ended } = await begin({ ...emptyInput, name: 'Week 40', dueAt: Date.now() - 60_000 });
      const asked = await made(picks, 2);
      assert.equal(asked.placeholder, 'Choose a time that is still to come.');
      asked.hide();
      await ended;
    });

    it('asks before it starts empty, and promises nothing that it cannot do', async () => {
      const { showWarningMessage } = vscode.window;
      const questions: unknown[][] = [];
      Object.assign(vscode.window, {
        showWarningMessage: (...parts: readonly unknown[]) => {
          questions.push([...parts]);
          return Promise.resolve(parts.find((part) => title(part) === 'Start Empty'));
        },
      });
      await type({ ...emptyInput, name: 'Week 40' });
      const ended = runCommand('pneumatic.quickLaunchThis', await row());
      await choose(1, 'Start Empty');
      const shown = await made(picks, 2);
      Object.assign(vscode.window, { showWarningMessage });
      const [[, about, ...buttons] = []] = questions;
      assert.deepEqual(about, { modal: true, detail: 'What you replace cannot be restored.' });
      assert.deepEqual(buttons.map(title), ['Start Empty', 'Keep Mine']);
      assert.equal(rowOf(shown, 'Run name').description?.includes('Week 40'), false);
      shown.hide();
      await ended;
    });
  });
});

const title = (part: unknown): unknown =>
  typeof part === 'object' && part !== null && 'title' in part ? part.title : undefined;

function rowOf(
  { items }: vscode.QuickPick<vscode.QuickPickItem>,
  label: string,
): vscode.QuickPickItem {
  const found = items.find((each) => each.label === label);
  assert.ok(found, `There is no row ${label}.`);
  return found;
}
