import type { WorkflowId } from '../base/ids.ts';

/** The workflows in their order, but those first that were launched most often. */
export function byUse<Listed extends { readonly id: WorkflowId }>(
  workflows: readonly Listed[],
  launches: readonly { readonly workflow: { readonly id: WorkflowId } }[],
): readonly Listed[] {
  const counts = new Map<WorkflowId, number>();
  for (const { workflow } of launches) {
    counts.set(workflow.id, (counts.get(workflow.id) ?? 0) + 1);
  }
  const countOf = ({ id }: Listed): number => counts.get(id) ?? 0;
  return workflows.toSorted((a, b) => countOf(b) - countOf(a));
}
