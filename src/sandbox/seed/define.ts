import type { Field, Person, Task, Workflow } from '../model.ts';

/** A field before its selections have ids. */
interface FieldDraft extends Partial<Omit<Field, 'selections'>> {
  readonly type: string;
  readonly apiName: string;
  readonly name: string;
  /** The values of its selections. */
  readonly options?: readonly string[];
}

/** A task before it has an id and a number. */
interface TaskDraft extends Partial<Omit<Task, 'id' | 'number' | 'responsible'>> {
  readonly name: string;
  readonly responsible?: readonly Person[];
}

interface WorkflowDraft {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  /** `YYYY-MM-DD`. */
  readonly created: string;
  readonly active?: boolean;
  readonly finalizable?: boolean;
  readonly mayRun: readonly Person[];
  readonly kickoff: string;
  readonly fields?: readonly FieldDraft[];
  readonly tasks: readonly TaskDraft[];
}

/**
 * A workflow with ids that follow from its own: 7 has the tasks 701, 702…, the selections 7001,
 * 7002…, through all its fields, and the kick-off form 57.
 */
export function defineWorkflow(draft: WorkflowDraft): Workflow {
  let selections = draft.id * 1000;
  const nextSelection = (): number => (selections += 1);
  return {
    id: draft.id,
    name: draft.name,
    description: draft.description,
    active: draft.active ?? true,
    finalizable: draft.finalizable ?? false,
    createdAt: `${draft.created}T09:00:00.000Z`,
    mayRun: draft.mayRun.map(({ id }) => id),
    tasks: draft.tasks.map((task, index) => defineTask(task, draft.id * 100, index + 1)),
    kickoff: {
      id: 50 + draft.id,
      description: draft.kickoff,
      fields: (draft.fields ?? []).map((field) => defineField(field, nextSelection)),
    },
  };
}

const defineField = (draft: FieldDraft, nextSelection: () => number): Field => ({
  apiName: draft.apiName,
  name: draft.name,
  description: draft.description ?? '',
  type: draft.type,
  required: draft.required ?? false,
  selections: (draft.options ?? []).map((value) => ({ id: nextSelection(), value })),
  unique: draft.unique ?? false,
});

const defineTask = (draft: TaskDraft, base: number, number: number): Task => ({
  id: base + number,
  number,
  name: draft.name,
  description: draft.description ?? null,
  responsible: (draft.responsible ?? []).map(({ id }) => id),
  url: draft.url ?? null,
  completedByAll: draft.completedByAll ?? false,
});
