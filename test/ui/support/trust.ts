import type { Workbench } from '../../vscode/workbench.ts';

/** Settings with which a folder is opened in Restricted Mode. */
export const restrictedMode = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
} as const;

/** Trusts what is open, as a person does from the status bar. */
export async function trust(workbench: Workbench): Promise<void> {
  const statusBar = workbench.page.locator('.part.statusbar');
  await statusBar.getByText('Restricted Mode').click();
  const editor = workbench.page.locator('.workspace-trust-editor');
  await editor.getByRole('button', { name: 'Trust', exact: true }).click();
  await statusBar.getByText('Restricted Mode').waitFor({ state: 'detached' });
  await workbench.commands.run('View: Close All Editors');
}
