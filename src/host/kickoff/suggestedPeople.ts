import type { Assignee } from '../../core/account/assignee.ts';
import type { WorkflowDetail } from '../../core/workflows/workflow.ts';

/** Everybody with an e-mail address in the workflow, without repeats. */
export function suggestedPeople(workflow: WorkflowDetail): readonly Assignee[] {
  const all = [...workflow.mayRun, ...workflow.tasks.flatMap((task) => task.responsible)];
  const byEmail = new Map(all.map((person) => [person.email, person]));
  byEmail.delete('');
  return [...byEmail.values()].map(({ id, email, name }) => ({
    kind: 'person',
    id,
    value: email,
    name,
    members: undefined,
  }));
}
