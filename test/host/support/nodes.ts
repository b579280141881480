import type * as vscode from 'vscode';
import type { WorkflowRow } from '../../../src/core/workflows/workflowRows.ts';
import { resolveWorkflowItem } from '../../../src/host/workflows/workflowTooltips.ts';
import type { Services } from '../../../src/host/services.ts';

export type NodeOf<Type extends WorkflowRow['type']> = Extract<WorkflowRow, { type: Type }>;

/**
 * The row, which has to be of this type.
 * @throws if it is of another.
 */
export function as<Type extends WorkflowRow['type']>(
  type: Type,
  node: WorkflowRow | undefined,
): NodeOf<Type> {
  if (node?.type !== type) throw new Error(`Expected a ${type}, found ${node?.type ?? 'nothing'}.`);
  return node as NodeOf<Type>;
}

/** The top level of the Workflows view. */
export const roots = ({ workflowsTree }: Services): Promise<WorkflowRow[]> =>
  workflowsTree.getChildren();

/** A workflow of the top level, by its name. */
export async function workflowNode(services: Services, name: string): Promise<NodeOf<'workflow'>> {
  const all = await roots(services);
  return as(
    'workflow',
    all.find((node) => node.type === 'workflow' && node.workflow.name === name),
  );
}

/** The names of the top level's workflows, in order. */
export const workflowNames = async (services: Services): Promise<readonly string[]> =>
  (await roots(services)).flatMap((node) => (node.type === 'workflow' ? [node.workflow.name] : []));

/** The tree item of a row, as the view shows it with a tooltip. */
export function shown({ workflowsTree }: Services, node: WorkflowRow): vscode.TreeItem {
  return resolveWorkflowItem(workflowsTree.getTreeItem(node), node);
}

/** The text of an item's tooltip. */
export const tooltipText = ({ tooltip }: vscode.TreeItem): string =>
  typeof tooltip === 'string' ? tooltip : (tooltip?.value ?? '');

/** The name of an item's icon. */
export const iconName = ({ iconPath }: vscode.TreeItem): string =>
  typeof iconPath === 'object' && 'id' in iconPath ? iconPath.id : '';
