import { commands, l10n } from 'vscode';
import type { Workflow } from '../../core/workflows/workflow.ts';
import { showInformation, showWarning } from '../platform/notify.ts';
import type { Services } from '../services.ts';
import { pickWorkflow } from '../workflows/pickWorkflow.ts';
import type { CommandTable } from '../manifest/command.ts';
import { isWorkflowNode } from '../workflows/workflowRow.ts';

type LaunchCommand = 'pneumatic.launchWorkflow' | 'pneumatic.launchThisWorkflow';

export function launchCommands(services: Services): Pick<CommandTable, LaunchCommand> {
  return {
    'pneumatic.launchWorkflow': () => launchPicked(services),
    'pneumatic.launchThisWorkflow': async (item) => {
      const node = isWorkflowNode(item) ? item : services.workflowsTree.selection;
      if (!isWorkflowNode(node) || node.type === 'failure') await launchPicked(services);
      else await openForm(services, node.workflow);
    },
  };
}

async function launchPicked(services: Services): Promise<void> {
  if (!(await isSignedIn(services))) return;
  const workflow = await pickWorkflow(services, {
    title: l10n.t('Launch Workflow'),
    placeholder: l10n.t('Which workflow?'),
    include: ({ active }) => active,
  });
  if (workflow) await openForm(services, workflow);
}

async function openForm({ sessions, pages }: Services, workflow: Workflow): Promise<void> {
  const session = await sessions.current();
  if (session.state === 'signedOut') return;
  if (workflow.active) {
    pages.kickoff.show(session.account.id, workflow);
    return;
  }
  await showWarning(
    l10n.t(
      '“{0}” is inactive. Ask its owner to activate it in Pneumatic, then refresh.',
      workflow.name,
    ),
  );
}

/** Says what to do where nobody is signed in, and does it if asked. */
async function isSignedIn({ sessions }: Services): Promise<boolean> {
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
