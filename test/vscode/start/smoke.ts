import { FormPage } from '../objects/formPage.ts';
import type { Picture } from './pictures.ts';
import type { Workbench } from '../workbench.ts';

const workflow = 'Release to production';

async function showTree(workbench: Workbench): Promise<void> {
  await workbench.activityBar.open('Pneumatic');
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
 * The main job, as a person does it: expand a workflow, open its form, fill it in, launch.
 * @returns the process id of the run
 */
export async function smoke(workbench: Workbench, picture: Picture): Promise<string> {
  await showTree(workbench);
  await picture('workflows');
  await workbench.view('Workflows').tree.row(workflow).act('Launch…');
  const form = new FormPage(await workbench.editors.webview(workflow));
  await fillForm(form);
  await picture('kickoff-form');
  await form.launch();
  const processId = await form.processId();
  await workbench.view('Runs').tree.rowsWhere('the run in the list', (rows) => rows.length > 0);
  await picture('launched');
  return processId;
}
