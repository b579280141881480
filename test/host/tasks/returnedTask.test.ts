/**
 * A task that was filled in before the run was returned to it, with a real server of today's API.
 */
import assert from 'node:assert/strict';
import { emptyInput, withValue } from '../../../src/core/form/input.ts';
import { fieldId, runTaskId } from '../../../src/core/base/ids.ts';
import type { SignedIn } from '../../../src/host/account/session.ts';
import { TaskPanel } from '../../../src/host/tasks/taskPanel.ts';
import type { LoadedTask, TaskPageMessage, TaskView } from '../../../src/protocol/taskPage.ts';
import { runCommand } from '../support/commands.ts';
import { hang } from '../support/hang.ts';
import { typeAndHide } from '../support/hiddenBox.ts';
import { changed, doneAndCut } from '../support/interceptor.ts';
import { messagesOf } from '../support/messages.ts';
import { type PageBench } from '../support/pageBench.ts';
import { usePanelScene } from '../support/panelScene.ts';
import { StandInTab } from '../support/tab.ts';
import type { Today } from '../support/today.ts';
import { answer } from '../../support/failing/server.ts';
import { emailOf } from '../../support/members.ts';

describe('The page of a task that the run was returned to', () => {
  let today: Today;
  let session: SignedIn;
  let bench: PageBench;
  let tab: StandInTab<TaskView, TaskPageMessage>;
  let run: number;
  let second: number;
  const [berths, oddities] = [fieldId('berths'), fieldId('oddities')];
  const starts = ({ task }: LoadedTask) =>
    task.fields.map(({ id, startValue }) => [id, startValue]);
  const completions = (): number =>
    today.interceptor.asked.filter((asked) => /^POST .*\/complete$/.test(asked)).length;

  /** Completes the task with this output as in the web app, and returns the run to it. */
  async function saved(output: Readonly<Record<string, string>>): Promise<void> {
    await today.send(`/v2/tasks/${second}/complete`, { output });
    await today.send(`/workflows/${run}/return-to`, { task: second });
  }

  const own = usePanelScene(async (scene) => {
    ({ today, session, bench } = scene);
    tab = new StandInTab('A task');
    const kickoff = {
      marina: 'Nordhavn',
      contact: 'Ole',
      guide: emailOf('priya'),
    };
    const launched = await today.launch(14, { name: 'Opening', kickoff });
    const [first] = launched.tasks.map(({ id }) => runTaskId(String(id)));
    assert.ok(first);
    const task = await session.api.getTask(first);
    assert.ok(task.ok);
    for (const { id: checklist, items } of task.value.checklists) {
      for (const { id: item } of items)
        await session.api.markItem({ checklist, item, checked: true });
    }
    run = launched.id;
    second = launched.tasks[1]?.id ?? 0;
    await today.send(`/v2/tasks/${first}/complete`, {});
    await saved({ berths: '40', oddities: 'Crane is broken' });
  });

  async function open(): Promise<LoadedTask> {
    const target = { accountId: session.account.id, taskId: runTaskId(String(second)) };
    own(new TaskPanel(tab.panel, target, bench.parts));
    tab.say({ type: 'ready' });
    return tab.ready('the task', () => true);
  }

  it('is not known to be completed where the answer is cut off, and is shown as it is then', async () => {
    const { task } = await open();
    const [, field] = task.fields;
    assert.ok(field);
    const input = withValue(emptyInput, field, '');
    // Another person changes the other field before the page loads again.
    await saved({ berths: '44' });
    const before = completions();
    const mend = today.interceptor.instead(/\/complete$/, doneAndCut(today.server));
    tab.say({ type: 'edited', saved: { input, editedAt: Date.now() } });
    tab.say({ type: 'complete', input });
    const { work, input: kept } = await tab.ready(
      'that nobody knows',
      (view) => view.work.phase === 'unknown',
    );
    assert.match(work.phase === 'unknown' ? work.notice.message : '', /may have been/);
    assert.deepEqual(kept, input);
    mend();
    tab.say({ type: 'refresh' });
    const view = await tab.ready('how it stands', (now) => now.task.state === 'completed');
    assert.deepEqual(starts(view), [
      [berths, '44'],
      [oddities, undefined],
    ]);
    assert.deepEqual([completions() - before, bench.count('completeTask')], [1, 1]);
  });

  it('follows its fields while it is open, with what was typed', async () => {
    const { task } = await open();
    const [first, field] = task.fields;
    assert.ok(first && field);
    const input = withValue(withValue(emptyInput, first, '41'), field, 'Crane works');
    tab.say({ type: 'edited', saved: { input, editedAt: Date.now() } });
    // The sandbox lets nobody change a workflow whose runs are under way.
    const crew = { name: 'Crew', type: 'string', api_name: 'crew', is_required: true, order: 0 };
    const change = ({ output, ...rest }: Readonly<Record<string, unknown>>): unknown => {
      const fields = output as readonly { readonly api_name: string }[];
      return { ...rest, output: [...fields.filter(({ api_name: id }) => id !== oddities), crew] };
    };
    today.interceptor.instead(
      new RegExp(`^GET /v2/tasks/${second}$`),
      changed(today.server, change),
    );
    tab.say({ type: 'refresh' });
    const view = await tab.ready('what has changed', ({ news }) => news !== undefined);
    assert.deepEqual(view.news, {
      lines: ['Added: “Crew” (required)', 'Removed: “Anything unusual?”'],
      lost: [{ name: 'Anything unusual?', text: 'Crane works' }],
    });
    assert.deepEqual(view.input, input);
    tab.say({ type: 'complete', input });
    await bench.clock.pass(0);
    assert.equal(bench.count('completeTask'), 0);
  });

  it('is told why it could not be returned where the box was closed before the answer', async () => {
    const held = hang(today, /^POST .*\/revert$/);
    const { ended } = await typeAndHide('The crane works', held, () =>
      runCommand('pneumatic.returnTask', { id: String(second), name: 'Look at it' }),
    );
    held.answer(answer(403));
    const [message] = await messagesOf(() => ended);
    assert.match(message?.text ?? '', /^Look at it: /);
  });
});
