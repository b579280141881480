import type { Group, Person } from '../model/people.ts';
import type { Field, Fieldset, Form } from '../model/forms.ts';
import type { RawPerformer, RoleHolder, Task, Workflow, WorkflowRole } from '../model/workflows.ts';

/** A field before its selections have ids. */
interface FieldDraft extends Partial<Omit<Field, 'selections' | 'order'>> {
  readonly type: string;
  readonly apiName: string;
  readonly name: string;
  /** The texts of its selections. */
  readonly options?: readonly string[];
}

/** Fields that are shown together. */
interface FieldsetDraft extends Partial<Omit<Fieldset, 'id' | 'fields' | 'order'>> {
  readonly apiName: string;
  readonly name: string;
  readonly set: readonly FieldDraft[];
}

/** A task before it has an id and a number. */
interface TaskDraft extends Partial<
  Omit<Task, 'id' | 'number' | 'responsible' | 'fields' | 'fieldsets'>
> {
  readonly name: string;
  readonly responsible?: readonly Person[];
  readonly fields?: readonly (FieldDraft | FieldsetDraft)[];
}

interface WorkflowDraft {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  /** The day as `YYYY-MM-DD`. */
  readonly created: string;
  readonly active?: boolean;
  readonly finalizable?: boolean;
  readonly public?: boolean;
  readonly nameTemplate?: string;
  readonly mayRun: readonly Person[];
  readonly owners: readonly Person[];
  readonly viewers?: readonly (Person | Group)[];
  /** The people and groups who may only launch it; by default all others who may run it. */
  readonly starters?: readonly (Person | Group)[];
  readonly kickoff: string;
  readonly fields?: readonly (FieldDraft | FieldsetDraft)[];
  readonly tasks: readonly TaskDraft[];
  readonly draft?: Workflow['draft'];
}

type Count = () => number;

const countFrom = (base: number): Count => {
  let last = base;
  return () => (last += 1);
};

/**
 * A workflow whose parts get their ids from its own: 7 has the tasks 701, 702…, the selections
 * 7001, 7002…, counted through all fields, the field sets 71, 72…, and the kick-off form 57.
 */
export function defineWorkflow(draft: WorkflowDraft): Workflow {
  const nextSelection = countFrom(draft.id * 1000);
  const nextSet = countFrom(draft.id * 10);
  return {
    id: draft.id,
    name: draft.name,
    description: draft.description,
    active: draft.active ?? true,
    finalizable: draft.finalizable ?? false,
    public: draft.public ?? false,
    nameTemplate: draft.nameTemplate ?? null,
    createdAt: `${draft.created}T09:00:00.000Z`,
    mayRun: draft.mayRun.map(({ id }) => id),
    roles: defineRoles(draft),
    kickoff: {
      id: 50 + draft.id,
      description: draft.kickoff,
      ...defineForm(draft.fields ?? [], nextSet, nextSelection),
    },
    tasks: draft.tasks.map((task, index) =>
      defineTask(task, draft.id * 100 + index + 1, nextSet, nextSelection),
    ),
    draft: draft.draft ?? null,
    deleted: false,
  };
}

function defineRoles(draft: WorkflowDraft): readonly RoleHolder[] {
  const { owners, viewers = [], mayRun } = draft;
  const others = mayRun.filter((one) => ![...owners, ...viewers].includes(one));
  return [
    ...owners.map((one) => holder('owner', one)),
    ...viewers.map((one) => holder('viewer', one)),
    ...(draft.starters ?? others).map((one) => holder('starter', one)),
  ];
}

const holder = (role: WorkflowRole, one: Person | Group): RoleHolder => ({
  role,
  type: 'members' in one ? 'group' : 'user',
  id: one.id,
});

function defineForm(
  drafts: readonly (FieldDraft | FieldsetDraft)[],
  nextSet: Count,
  nextSelection: Count,
): Form {
  const fields: Field[] = [];
  const fieldsets: Fieldset[] = [];
  for (const [index, draft] of drafts.entries()) {
    const order = drafts.length - index;
    if ('set' in draft) fieldsets.push(defineFieldset(draft, nextSet(), order, nextSelection));
    else fields.push(defineField(draft, order, nextSelection));
  }
  return { fields, fieldsets };
}

const defineFieldset = (
  draft: FieldsetDraft,
  id: number,
  order: number,
  nextSelection: Count,
): Fieldset => ({
  id,
  apiName: draft.apiName,
  name: draft.name,
  title: draft.title ?? draft.name,
  description: draft.description ?? '',
  order,
  labelPosition: draft.labelPosition ?? 'top',
  layout: draft.layout ?? 'vertical',
  rules: draft.rules ?? [],
  fields: draft.set.map((field, index) =>
    defineField(field, draft.set.length - index, nextSelection),
  ),
});

const defineField = (draft: FieldDraft, order: number, nextSelection: Count): Field => ({
  apiName: draft.apiName,
  name: draft.name,
  description: draft.description ?? '',
  type: draft.type,
  required: draft.required ?? false,
  selections: (draft.options ?? []).map((value) => ({ id: nextSelection(), value })),
  unique: draft.unique ?? false,
  hidden: draft.hidden ?? false,
  default: draft.default ?? '',
  dataset: draft.dataset ?? null,
  order,
});

const defineTask = (draft: TaskDraft, id: number, nextSet: Count, nextSelection: Count): Task => ({
  id,
  number: id % 100,
  name: draft.name,
  description: draft.description ?? null,
  responsible: (draft.responsible ?? []).map(({ id }) => id),
  url: draft.url ?? null,
  completedByAll: draft.completedByAll ?? false,
  performers: draft.performers ?? performersOf(draft.responsible ?? []),
  ...defineForm(draft.fields ?? [], nextSet, nextSelection),
  delay: draft.delay ?? null,
  conditions: draft.conditions ?? [],
  checklists: draft.checklists ?? [],
});

/** A task without a responsible person goes to the person who launched the run. */
const performersOf = (responsible: readonly Person[]): readonly RawPerformer[] =>
  responsible.length === 0
    ? [{ type: 'workflow_starter' }]
    : responsible.map(({ id }) => ({ type: 'user', id }));
