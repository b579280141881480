import type { Form } from '../model/forms.ts';
import type { Workflow } from '../model/workflows.ts';
import type { Generation } from '../model/server.ts';
import type { Store } from '../store/store.ts';

/** The generations, oldest first. */
export const generations: readonly Generation[] = ['v4.2', 'v5', 'v6', 'v7'];

/** Whether a server has what was added in a generation. */
export const isSince = (generation: Generation, first: Generation): boolean =>
  generations.indexOf(generation) >= generations.indexOf(first);

/** The store as a generation shows it: without field sets and datasets before they were added. */
export const storeOf = (store: Store, generation: Generation): Store =>
  generation === 'v7'
    ? store
    : {
        ...store,
        datasets: () => (isSince(generation, 'v6') ? store.datasets() : []),
        workflow: (id) => {
          const workflow = store.workflow(id);
          return workflow && asKnown(workflow);
        },
        workflows: (order) => store.workflows(order).map((workflow) => asKnown(workflow)),
      };

const asKnown = (workflow: Workflow): Workflow => ({
  ...workflow,
  kickoff: { ...workflow.kickoff, ...flattened(workflow.kickoff) },
  tasks: workflow.tasks.map((task) => ({ ...task, ...flattened(task) })),
});

/** The form without sets: their fields take the place of their set. */
function flattened({ fields, fieldsets }: Form): Form {
  const items = [
    ...fields.map((field) => ({ order: field.order, fields: [field] })),
    ...fieldsets.map((set) => ({
      order: set.order,
      fields: set.fields.toSorted((a, b) => b.order - a.order),
    })),
  ];
  const flat = items.toSorted((a, b) => b.order - a.order).flatMap((item) => item.fields);
  return {
    fieldsets: [],
    fields: flat.map((field, index) => ({ ...field, order: flat.length - index })),
  };
}
