import { FormPage } from '../objects/formPage.ts';
import { TaskPage } from '../objects/taskPage.ts';
import type { Picture } from './pictures.ts';
import { step } from './steps.ts';
import type { Workbench } from '../workbench.ts';

/** All tasks of this workflow go to the person who launches it. */
const workflow = 'Berth inspection';
const tasks = ['Walk along the pier', 'Write down what you saw', 'Tell the harbor master'] as const;
const run = 'Pier 9, before winter';

async function launch(workbench: Workbench): Promise<void> {
  const { tree } = workbench.view('Workflows');
  // Makes room for the row, since only one in sight can be used.
  await tree.row('Release to production').collapse();
  await tree.row(workflow).act('Launch…');
  const form = new FormPage(await workbench.editors.webview(workflow));
  await form.fill('Run name', run);
  await form.fill('Pier', '9');
  await form.launch();
  await form.processId();
}

/** Opens the page of a task from My Tasks, as soon as the task is there. */
async function openTask(workbench: Workbench, task: string): Promise<TaskPage> {
  const row = workbench
    .view('My Tasks')
    .tree.rowWhere(
      `the task ${task}`,
      ({ label, description }) => label === task && description.includes(run),
    );
  await row.click();
  const page = new TaskPage(await workbench.editors.webview(task));
  await page.heading.getByText(task).waitFor();
  return page;
}

/** Opens the run from the Runs view, as soon as that shows it as done. */
async function openRun(workbench: Workbench): Promise<void> {
  const runs = workbench.view('Runs').tree;
  await runs.rowsWhere('the run as done', (rows) =>
    rows.some(({ label, description }) => label === run && description.startsWith('done')),
  );
  await runs.row(run).click();
  const page = await workbench.editors.webview(run);
  await page.getByRole('heading', { level: 1, name: run }).waitFor();
}

/**
 * Launches a run, completes its tasks one by one from My Tasks, and waits until the Runs view shows
 * it as done.
 */
export async function followToItsEnd(workbench: Workbench, picture: Picture): Promise<void> {
  await step(`Launching “${workflow}”`, () => launch(workbench));
  // Makes room for both views, since only rows in sight can be used.
  await workbench.view('Workflows').pane.locator('.pane-header').click();
  for (const task of tasks) {
    await step(`Completing “${task}”`, async () => {
      const page = await openTask(workbench, task);
      if (task === tasks[0]) await picture('task');
      await page.complete();
      await workbench.commands.run('View: Close All Editors');
    });
  }
  await step('Opening the run, which is done', () => openRun(workbench));
  await picture('run');
}
