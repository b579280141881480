/**
 * A task that was filled in before the run was returned to it, with a real server of today's API.
 */
import assert from 'node:assert/strict';
import { emptyInput, withValue } from '../../../src/core/form/input.ts';
import { fieldId, runTaskId } from '../../../src/core/base/ids.ts';
import type { SignedIn } from '../../../src/host/account/session.ts';
import { TaskPanel } from '../../../src/host/tasks/taskPanel.ts';
import type { Services } from '../../../src/host/services.ts';
import type { LoadedTask, TaskPageMessage, TaskView } from '../../../src/protocol/taskPage.ts';
import { eventually } from '../../vscode/eventually.ts';
import { sessionAt, tidy } from '../support/account.ts';
import { runningServices } from '../support/extension.ts';
import { changed, doneAndCut } from '../support/interceptor.ts';
import { PageBench } from '../support/pageBench.ts';
import { PageTab } from '../support/pageTab.ts';
import { removeFolders } from '../support/records.ts';
import { createServers } from '../support/servers.ts';
import { type Today, signInToToday } from '../support/today.ts';
import { emailOf } from '../../support/members.ts';

describe('The page of a task that the run was returned to', () => {
  const servers = createServers();
  let services: Services;
  let today: Today;
  let session: SignedIn;
  let bench: PageBench;
  let tab: PageTab<TaskView>;
  let panel: TaskPanel | undefined;
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

  before(async () => {
    services = await runningServices();
  });
  beforeEach(async () => {
    today = await signInToToday(services, servers);
    session = await sessionAt(services, today.origin);
    bench = new PageBench(services, session);
    tab = new PageTab('A task');
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

  afterEach(async () => {
    await panel?.flush();
    panel?.dispose();
    panel = undefined;
    bench.dispose();
    await tidy(services);
    await servers.stop();
  });
  after(() => removeFolders(services));

  const say = (message: TaskPageMessage): void => {
    tab.say(message);
  };
  /** Waits until the page shows this. */
  const shown = (what: string, is: (view: LoadedTask) => boolean): Promise<LoadedTask> =>
    eventually(what, () => {
      const { view } = tab;
      return Promise.resolve(view?.state === 'ready' && is(view) ? view : undefined);
    });

  async function open(): Promise<LoadedTask> {
    const target = { accountId: session.account.id, taskId: runTaskId(String(second)) };
    panel = new TaskPanel(tab.panel, target, bench.parts);
    say({ type: 'ready' });
    return shown('the task', () => true);
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
    say({ type: 'edited', saved: { input, editedAt: Date.now() } });
    say({ type: 'complete', input });
    const { work, input: kept } = await shown(
      'that nobody knows',
      (view) => view.work.phase === 'unknown',
    );
    assert.match(work.phase === 'unknown' ? work.notice.message : '', /may have been/);
    assert.deepEqual(kept, input);
    mend();
    say({ type: 'refresh' });
    const view = await shown('how it stands', (now) => now.task.state === 'completed');
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
    say({ type: 'edited', saved: { input, editedAt: Date.now() } });
    // The sandbox refuses changes of a workflow whose runs are under way.
    const crew = { name: 'Crew', type: 'string', api_name: 'crew', is_required: true, order: 0 };
    const change = ({ output, ...rest }: Readonly<Record<string, unknown>>): unknown => {
      const fields = output as readonly { readonly api_name: string }[];
      return { ...rest, output: [...fields.filter(({ api_name: id }) => id !== oddities), crew] };
    };
    today.interceptor.instead(
      new RegExp(`^GET /v2/tasks/${second}$`),
      changed(today.server, change),
    );
    say({ type: 'refresh' });
    const view = await shown('what has changed', ({ news }) => news !== undefined);
    assert.deepEqual(view.news, {
      lines: ['Added: “Crew” (required)', 'Removed: “Anything unusual?”'],
      lost: [{ name: 'Anything unusual?', text: 'Crane works' }],
    });
    assert.deepEqual(view.input, input);
    say({ type: 'complete', input });
    await bench.clock.pass(0);
    assert.equal(bench.count('completeTask'), 0);
  });
});
