import { FormPage } from '../../vscode/objects/formPage.ts';
import { pointAway } from '../../vscode/objects/pointAway.ts';
import type { RowText } from '../../vscode/objects/rowText.ts';
import { dialect } from './dialect.ts';
import type { Workbench } from '../../vscode/workbench.ts';

/** Waits until the view lists workflows, or as many as given, and returns its rows. */
export const listed = (workbench: Workbench, count?: number): Promise<readonly RowText[]> =>
  workbench.view('Workflows').tree.rowsWhere('the workflows', (rows) => {
    const isListed = rows.some(({ expanded }) => expanded !== undefined);
    return isListed && (count === undefined || rows.length === count);
  });

/** Signs in to the server of the setting, with the welcome's button. */
export async function signIn(workbench: Workbench, key: string): Promise<void> {
  await workbench.view('Workflows').welcomeButton('Set API Key…').click();
  await workbench.quickInput.input.waitFor();
  await pointAway(workbench.page);
  await workbench.quickInput.type(key);
  await workbench.quickInput.accept();
  await workbench.quickInput.closed();
  await listed(workbench);
}

/**
 * Makes the Runs view list the runs launched from here, which is its only list in the other
 * dialect.
 */
export async function showLaunchedHere(workbench: Workbench): Promise<void> {
  if (dialect === 'documented') return;
  await workbench.view('Runs').act('Filter Runs…');
  await workbench.quickInput.opened('Filter Runs');
  await workbench.quickInput.filled();
  await workbench.quickInput.pick('Launched from Here');
  await workbench.quickInput.cancel();
  await workbench.view('Runs').description.getByText('mine').waitFor({ state: 'hidden' });
}

/** The page in the workflow's tab, once it shows the form or a run that it has launched. */
export async function formIn(workbench: Workbench, workflow: string): Promise<FormPage> {
  const form = new FormPage(await workbench.editors.webview(workflow));
  await form.frame.locator('.form, .launched').waitFor();
  return form;
}

/** Opens the kick-off form with the button in the tree. */
export async function openForm(workbench: Workbench, workflow: string): Promise<FormPage> {
  await workbench.view('Workflows').tree.row(workflow).act('Launch…');
  return formIn(workbench, workflow);
}
