import type { Assignee } from '../../core/account/assignee.ts';
import type { Capabilities, PneumaticApi } from '../../core/api.ts';
import { asksForPeople } from '../../core/form/fillableForm.ts';
import type { WorkflowDetail } from '../../core/workflows/workflow.ts';
import type { People } from '../account/people.ts';

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

/** The people and groups that the form can name; undefined where it needs none. */
export async function assigneesFor(
  { people }: { readonly people: People },
  api: PneumaticApi,
  capabilities: Capabilities | undefined,
  { form }: WorkflowDetail,
): Promise<readonly Assignee[] | undefined> {
  if (!capabilities?.listsAssignees || !asksForPeople(form.fields)) return undefined;
  return people.of(api);
}
