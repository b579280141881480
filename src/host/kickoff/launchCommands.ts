import { commands, l10n } from 'vscode';
import type { RunRecord } from '../../core/launches/runRecord.ts';
import type { RunHistory } from '../launches/runHistory.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import { showInformation, showWarning } from '../platform/notify.ts';
import type { Sessions } from '../account/session.ts';
import type { WorkflowsTree } from '../workflows/workflowsTree.ts';
import type { KickoffPages } from './kickoffPages.ts';
import { type PickParts, pickWorkflow } from '../workflows/pickWorkflow.ts';
import type { CommandTable } from '../manifest/command.ts';
import { isWorkflowRow } from '../workflows/workflowRow.ts';

/** The parts that the commands need. */
interface Parts extends PickParts {
  readonly sessions: Sessions;
  readonly workflowsTree: WorkflowsTree;
  readonly kickoffPages: KickoffPages;
  readonly history: RunHistory;
}

export function launchCommands(parts: Parts): Pick<CommandTable, 'pneumatic.launchThisWorkflow'> {
  return {
    'pneumatic.launchThisWorkflow': async (item) => {
      const row = isWorkflowRow(item) ? item : parts.workflowsTree.selection[0];
      if (!isWorkflowRow(row) || row.type === 'failure') await launchPicked(parts);
      else await openForm(parts, row.workflow);
    },
  };
}

/** The runs that were launched from here at the account in use. */
export async function launchesHere({
  sessions,
  history,
}: Pick<Parts, 'sessions' | 'history'>): Promise<readonly RunRecord[]> {
  const session = await sessions.current();
  if (session.state === 'signedOut') return [];
  return (await history.list()).filter(({ account }) => account.id === session.account.id);
}

/** Asks for a workflow, and opens its form. */
export async function launchPicked(parts: Omit<Parts, 'workflowsTree'>): Promise<void> {
  if (!(await isSignedIn(parts))) return;
  const workflow = await pickWorkflow(parts, {
    title: l10n.t('Launch Workflow'),
    placeholder: l10n.t('Which workflow?'),
    include: ({ active }) => active,
    launches: () => launchesHere(parts),
  });
  if (workflow) await openForm(parts, workflow);
}

/** Opens the form of a workflow, or says why it cannot be launched. */
export async function openForm(
  { sessions, kickoffPages }: Pick<Parts, 'sessions' | 'kickoffPages'>,
  workflow: Workflow,
): Promise<void> {
  const session = await sessions.current();
  if (session.state === 'signedOut') return;
  if (workflow.active) {
    const { id, name } = workflow;
    kickoffPages.show({ accountId: session.account.id, workflowId: id }, name);
    return;
  }
  await saysInactive(workflow.name);
}

/** Says that a workflow cannot be launched while it is inactive. */
export async function saysInactive(name: string): Promise<void> {
  await showWarning(
    l10n.t('“{0}” is inactive. Ask its owner to activate it in Pneumatic, then refresh.', name),
  );
}

/** Whether somebody is signed in; else offers to sign in. */
export async function isSignedIn({ sessions }: Pick<Parts, 'sessions'>): Promise<boolean> {
  if ((await sessions.current()).state !== 'signedOut') return true;
  const setKey = l10n.t('Set API Key…');
  const demo = l10n.t('Use Demo Account');
  const answer = await showInformation(
    l10n.t('Sign in to launch a workflow: with your API key, or to the demo account.'),
    setKey,
    demo,
  );
  if (answer === setKey) await commands.executeCommand('pneumatic.setApiKey');
  if (answer === demo) await sessions.useDemo();
  return (await sessions.current()).state !== 'signedOut';
}
