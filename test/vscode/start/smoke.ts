import { FormPage } from '../objects/formPage.ts';
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
