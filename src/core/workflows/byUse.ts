import type { WorkflowId } from '../base/ids.ts';

/** A launch of a workflow. */
export interface LaunchOf {
  readonly workflow: { readonly id: WorkflowId };
}

/**
 * The indexes of the workflows in their order, but those first that were launched most often.
 * @param include says which workflows count; all of them if left out.
 */
export function indexesByUse<Listed extends { readonly id: WorkflowId }>(
  workflows: readonly Listed[],
  launches: readonly LaunchOf[],
  include: (workflow: Listed) => boolean = () => true,
): readonly number[] {
  const counts = new Map<WorkflowId, number>();
  for (const { workflow } of launches) {
    counts.set(workflow.id, (counts.get(workflow.id) ?? 0) + 1);
  }
  const used: (readonly [index: number, count: number])[] = [];
  const others: number[] = [];
  for (const [index, workflow] of workflows.entries()) {
    if (!include(workflow)) continue;
    const count = counts.get(workflow.id);
    if (count === undefined) others.push(index);
    else used.push([index, count]);
  }
  return [...used.toSorted(([, a], [, b]) => b - a).map(([index]) => index), ...others];
}
