/** The box for a comment on the page of a run, with the editor, and a server that takes files. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commentOf, commentParts, attachedName } from '../../../src/core/form/commentFiles.ts';
import { type RunTaskId, runId, runTaskId } from '../../../src/core/base/ids.ts';
import type { SignedIn } from '../../../src/host/account/session.ts';
import { RunPanel } from '../../../src/host/runs/runPanel.ts';
import type { Services } from '../../../src/host/services.ts';
import { TaskPanel } from '../../../src/host/tasks/taskPanel.ts';
import { type Arrival, commentField } from '../../../src/protocol/commentBox.ts';
import type { LoadedRun, RunPageMessage, RunView } from '../../../src/protocol/runPage.ts';
import type { LoadedTask, TaskPageMessage, TaskView } from '../../../src/protocol/taskPage.ts';
import { eventually } from '../../vscode/eventually.ts';
import type { PageBench } from '../support/pageBench.ts';
import { usePanelScene } from '../support/panelScene.ts';
import { newFolder, writeText } from '../support/records.ts';
import { StandInTab } from '../support/tab.ts';

const attach = {
  type: 'commentFile',
  does: { type: 'attach', field: commentField },
} as const;

/** The part of VS Code’s window that a test answers in place of a person. */
const window = vscode.window as unknown as {
  showQuickPick: (rows: readonly vscode.QuickPickItem[]) => Promise<unknown>;
};
const { showQuickPick } = window;

describe('The host’s side of the box for a comment', () => {
  let session: SignedIn;
  let services: Services;
  let bench: PageBench;
  let tab: StandInTab<RunView, RunPageMessage>;
  let id: number;
  let taskId: RunTaskId;
  let picked = '';

  const own = usePanelScene(async (scene) => {
    ({ session, services, bench } = scene);
    tab = new StandInTab('A run');
    const run = await scene.today.launch(10, { name: 'Week 40' });
    id = run.id;
    taskId = runTaskId(String(run.tasks[0]?.id));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
  before(() => {
    window.showQuickPick = (rows) => {
      const row = rows.find(({ label }) => label === picked);
      assert.ok(row, `${picked} among ${rows.map(({ label }) => label).join(', ')}`);
      return Promise.resolve(row);
    };
  });
  after(() => {
    window.showQuickPick = showQuickPick;
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  async function edit(name: string, text: string): Promise<vscode.TextEditor> {
    const folder = newFolder(services);
    await writeText(folder, name, text);
    return vscode.window.showTextDocument(vscode.Uri.joinPath(folder, name));
  }

  function open(): Promise<LoadedRun> {
    const target = { accountId: session.account.id, runId: runId(String(id)) };
    own(new RunPanel(tab.panel, target, bench.parts));
    tab.say({ type: 'ready' });
    return tab.ready('the run');
  }

  /** Attaches what this row offers. The list itself is VS Code’s. */
  function choose(label: string): void {
    picked = label;
    tab.say(attach);
  }

  const files = ({ commentBox }: LoadedRun) => ({
    uploads: commentBox?.uploads ?? [],
    arrived: commentBox?.arrived ?? [],
  });
  const arrival = async (): Promise<Arrival> => {
    const { commentBox } = await tab.ready('what arrives', (view) => {
      return files(view).arrived.length > 0;
    });
    return commentBox?.arrived[0] ?? assert.fail();
  };

  it('sends the current file once it was seen, and keeps its line until the page has it', async () => {
    await edit('plan.txt', 'one\ntwo\n');
    await open();
    choose('Current File');
    const view = await tab.ready('the file', (shown) => files(shown).uploads.length === 1);
    const [shown] = files(view).uploads;
    assert.equal(shown?.name, 'plan.txt');
    assert.equal(shown.preview?.lines, 'one\ntwo\n');
    assert.equal(bench.count('upload'), 0);
    tab.say({ type: 'commentFile', does: { type: 'confirmUpload', id: shown.id } });
    const { id: key, text, kind } = await arrival();
    assert.deepEqual([kind, attachedName(text), bench.count('upload')], ['file', 'plan.txt', 1]);
    tab.say({ type: 'ready' });
    assert.equal((await arrival()).id, key);
    tab.say({ type: 'tookArrival', id: key });
    await tab.ready('nothing more', (now) => files(now).arrived.length === 0);
    tab.say({ type: 'comment', text: commentOf({ text: 'See', files: [text] }) });
    const { log } = await tab.ready('the comment', ({ comment, log: now }) => {
      return comment.phase === 'done' && now.events.length === 2;
    });
    assert.match(log.events[0]?.text ?? '', /^See\s+\[plan\.txt\]\(http/);
    const source = log.events[0]?.comment?.source ?? '';
    assert.deepEqual(commentParts(source).files.map(attachedName), ['plan.txt']);
    assert.equal(bench.count('commentOnRun'), 1);
  });

  it('quotes a short selection, and sends nothing for it', async () => {
    const editor = await edit('plan.ts', 'const a = 1;\nconst b = 2;\n');
    editor.selection = new vscode.Selection(1, 0, 1, 12);
    await eventually('the selection', () =>
      Promise.resolve(editor.selection.isEmpty ? undefined : true),
    );
    await open();
    choose('Selection');
    const { kind, text } = await arrival();
    assert.equal(kind, 'quotation');
    assert.match(text, /plan\.ts:2\n\n```typescript\nconst b = 2;\n```$/);
    assert.equal(bench.count('upload'), 0);
  });

  it('stops what is on its way where another account is used', async () => {
    await edit('plan.txt', 'one');
    await open();
    choose('Current File');
    await tab.ready('the file', (view) => files(view).uploads.length === 1);
    const other = { ...session.account, id: session.account.id };
    bench.use({ ...session, account: other });
    await bench.clock.pass(0);
    await tab.ready('no file', (view) => files(view).uploads.length === 0);
  });

  it('is busy on the page of a task while a file waits', async () => {
    await edit('plan.txt', 'one');
    const task = new StandInTab<TaskView, TaskPageMessage>('A task');
    const panel = new TaskPanel(task.panel, { accountId: session.account.id, taskId }, bench.parts);
    own(panel);
    task.say({ type: 'ready' });
    await task.ready();
    assert.equal(panel.box.isBusy, false);
    picked = 'Current File';
    task.say(attach);
    const shown = ({ commentBox }: LoadedTask) => commentBox?.uploads?.[0];
    const { commentBox } = await task.ready('the file', (view) => shown(view) !== undefined);
    assert.equal(panel.box.isBusy, true);
    const dropped = { type: 'dropUpload', id: commentBox?.uploads?.[0]?.id ?? '' } as const;
    task.say({ type: 'commentFile', does: dropped });
    await task.ready('no file', (view) => shown(view) === undefined);
    assert.equal(panel.box.isBusy, false);
  });

  it('says that a comment is sent until the page has closed its box, and not to a later document', async () => {
    await open();
    tab.say({ type: 'comment', text: 'Done' });
    const isSent = ({ comment, log }: LoadedRun) =>
      comment.phase === 'done' && log.events.length === 2;
    await tab.ready('the comment', isSent);
    const shown = tab.views.length;
    tab.say({ type: 'ready' });
    await tab.shown(shown + 1);
    assert.equal((await tab.ready()).comment.phase, 'done');
    tab.say({ type: 'tookSent' });
    tab.say({ type: 'ready' });
    await tab.shown(shown + 2);
    assert.equal((await tab.ready()).comment.phase, 'idle');
  });

  it('lists the people to mention once somebody is about to be', async () => {
    const posted: unknown[] = [];
    const { webview } = tab.panel;
    const post = webview.postMessage.bind(webview);
    webview.postMessage = (message) => {
      posted.push(message);
      return post(message);
    };
    await open();
    assert.equal(bench.count('listAssignees'), 0);
    tab.say({ type: 'listPeople' });
    const { people } = await eventually('the people', () =>
      Promise.resolve(
        posted.find(
          (message): message is { type: 'people'; people: readonly { name: string }[] } =>
            (message as { type: string }).type === 'people',
        ),
      ),
    );
    assert.ok(people.some(({ name }) => name === 'Aiko Tanaka'));
  });
});
