import { FormPage } from '../objects/formPage.ts';
import { ModalDialog } from '../objects/modalDialog.ts';
import type { Picture } from './pictures.ts';
import { step } from './steps.ts';
import type { Workbench } from '../workbench.ts';

const workflow = 'Release to production';

/** The side bar is in front from the start: nobody has to look for it. */
async function lookAtTree(workbench: Workbench): Promise<void> {
  await workbench.view('Workflows').tree.row(workflow).read();
}

async function showTree(workbench: Workbench): Promise<void> {
  const { tree } = workbench.view('Workflows');
  await tree.row(workflow).expand();
  await tree.children(workflow);
}

async function fillForm(form: FormPage): Promise<void> {
  await form.fill('Release version', '4.13.0');
  await form.choose('Release type', 'Minor');
  await form.check('Components', 'Web app', 'Public API');
  await form.fill('Release date', '2027-02-01');
  await form.fill('Changelog', 'https://blueharbor.example/changelog/4.13.0');
  await form.fill('Release captain', 'tomas.rivera@blueharbor.example');
  await form.fill('Rollback plan', '1. Switch the traffic back.\n2. Tell the marinas.');
  await form.check('Anything special?', 'Changes the database');
  await form.frame.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
}

/**
 * The main work of a person: expands a workflow, opens its form, fills it in, and launches.
 * @returns the process id of the run
 */
export async function smoke(workbench: Workbench, picture: Picture): Promise<string> {
  await step('Waiting for the workflows in the side bar', () => lookAtTree(workbench));
  await step(`Expanding “${workflow}”`, () => showTree(workbench));
  await picture('workflows');
  const form = await step('Opening its form', async () => {
    await workbench.view('Workflows').tree.row(workflow).act('Launch…');
    return new FormPage(await workbench.editors.webview(workflow));
  });
  await step('Filling it in', () => fillForm(form));
  await picture('kickoff-form');
  const processId = await step('Launching', async () => {
    await form.launch();
    return form.processId();
  });
  await step('Waiting for the run in the list', () =>
    workbench.view('Runs').tree.rowsWhere('the run in the list', (rows) => rows.length > 0),
  );
  await picture('launched');
  return processId;
}

/** Shows a step of Quick Launch, and gives up. */
export async function showQuickLaunch(workbench: Workbench, picture: Picture): Promise<void> {
  await step('Looking at Quick Launch', async () => {
    const { commands, quickInput } = workbench;
    await commands.run('Pneumatic: Quick Launch…');
    await quickInput.opened('Quick Launch');
    await quickInput.pick('Access request');
    await quickInput.pick('Start Empty');
    await quickInput.widget.getByText('Who is it for?').first().waitFor();
    await quickInput.filled();
    await picture('quick-launch');
    await quickInput.cancel();
  });
}

/** Says yes to the question about a launch. @returns the process id that is told then. */
async function agree(workbench: Workbench, launched: string): Promise<string> {
  const dialog = new ModalDialog(workbench.page);
  await dialog.asks(`Launch “${launched}”`);
  await dialog.answer('Launch');
  const started = / has started\. Run ID: (\S+)/;
  const text = await workbench.notifications.text(started);
  await workbench.notifications.dismiss(started);
  const [, processId] = started.exec(text) ?? [];
  if (processId === undefined) throw new Error(`No process id in “${text}”.`);
  return processId;
}

/** Launches from the launch file of the examples. @returns the process id of the run. */
export async function launchFromFile(workbench: Workbench, picture: Picture): Promise<string> {
  const file = 'release.pneumatic.json';
  await step(`Opening ${file}`, async () => {
    await workbench.commands.run('View: Close All Editors');
    await workbench.page.keyboard.press('Control+P');
    await workbench.quickInput.pick(file);
    await workbench.page.locator('.codelens-decoration').first().waitFor();
  });
  await picture('launch-file');
  return step('Launching from it', async () => {
    await workbench.commands.run('Pneumatic: Launch from File…');
    await workbench.quickInput.pick('patch');
    return agree(workbench, workflow);
  });
}

/** Launches by the VS Code task of the examples. @returns the process id of the run. */
export function launchFromTask(workbench: Workbench, picture: Picture): Promise<string> {
  return step('Launching by a VS Code task', async () => {
    await workbench.commands.run('Tasks: Run Task');
    await workbench.quickInput.pick('Hand over the pager');
    const processId = await agree(workbench, 'on-call handover');
    await picture('vscode-task');
    return processId;
  });
}
