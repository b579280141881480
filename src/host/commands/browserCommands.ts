import type { Services } from '../services.ts';
import { openWebLink } from '../openWebLink.ts';
import type { WebLinks } from '../webLinks.ts';
import type { CommandTable } from './register.ts';
import { isFollowNode, isRunRecord, isTaskNode, isWorkflowNode } from './rows.ts';

type BrowserCommand = 'pneumatic.openInBrowser' | 'pneumatic.openRunsInBrowser';

/** Open what a row is about in the web app; without a row, what is selected in the Workflows view. */
export function browserCommands({
  webLinks,
  workflowsTree,
}: Services): Pick<CommandTable, BrowserCommand> {
  return {
    'pneumatic.openInBrowser': async (item) => {
      const link = await linkOf(webLinks, item ?? workflowsTree.selection);
      if (link !== undefined) await openWebLink(link);
    },
    'pneumatic.openRunsInBrowser': async (item) => {
      const node = item ?? workflowsTree.selection;
      if (!isWorkflowNode(node) || node.type === 'failure') return;
      const link = await webLinks.runsOf(node.workflow.id);
      if (link !== undefined) await openWebLink(link);
    },
  };
}

async function linkOf(links: WebLinks, item: unknown): Promise<string | undefined> {
  if (isTaskNode(item)) return links.task(item.task.id);
  if (isFollowNode(item)) {
    if (item.type === 'moreRuns') return undefined;
    return item.type === 'runTask' ? links.task(item.task.id) : links.run(item.run.id);
  }
  if (isRunRecord(item)) return links.run(item.id, item.account.id);
  if (isWorkflowNode(item) && item.type !== 'failure') return links.workflow(item.workflow.id);
  return undefined;
}
