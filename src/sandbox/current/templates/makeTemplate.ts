import type { Call } from '../../request.ts';
import type { Field, Form } from '../../model/forms.ts';
import type { RawPerformer, RoleHolder, Task, Workflow } from '../../model/workflows.ts';
import type { Store } from '../../store/store.ts';
import { askerOf, isAdmin } from '../access.ts';
import { type Body, asBody, readText } from '../http/bodyParts.ts';
import { readBody } from '../http/readBody.ts';
import { denied } from '../../refusal.ts';
import {
  type FieldBody,
  type FormBody,
  type TaskBody,
  type TemplateBody,
  readTemplate,
} from './templateBody.ts';
import { answerTemplate, editable } from './templates.ts';

/** Makes a template. One that is not active is kept exactly as it was sent. */
export async function createTemplate(store: Store, call: Call): Promise<Response> {
  const asker = askerOf(store, call);
  if (!isAdmin(asker)) throw denied();
  const body = asBody(await readBody(call));
  return store.transaction(() => {
    const ids = store.workflows({ by: 'date', descending: false }).map(({ id }) => id);
    const id = Math.max(0, ...ids) + 1;
    const made = body['is_active'] === true ? defined(id, readTemplate(body)) : draft(id, body);
    const roles = made.roles.length > 0 ? made.roles : [ownedBy(asker.person.id)];
    store.putWorkflow({ ...made, roles });
    return answerTemplate(store, call, id);
  });
}

/** Replaces a template; while it is not active, lists show its last active version. */
export async function replaceTemplate(store: Store, call: Call): Promise<Response> {
  editable(store, call);
  const body = asBody(await readBody(call));
  return store.transaction(() => {
    const before = editable(store, call);
    const { id, roles } = before;
    if (body['is_active'] === true) store.putWorkflow(defined(id, readTemplate(body)));
    else store.putWorkflow({ ...before, roles, active: false, draft: draft(id, body).draft });
    return answerTemplate(store, call, id);
  });
}

const ownedBy = (id: number): RoleHolder => ({ role: 'owner', type: 'user', id });

const nothing: Form = { fields: [], fieldsets: [] };

/** A template that was never active has an empty form in lists. */
const draft = (id: number, body: Body): Workflow => ({
  ...frame(id),
  name: readText(body, 'name') ?? '',
  draft: { ...body, id, is_active: false },
});

const frame = (id: number): Workflow => ({
  id,
  ...{ name: '', description: '', nameTemplate: null, roles: [], mayRun: [], tasks: [] },
  ...{ active: false, finalizable: false, public: false, deleted: false, draft: null },
  createdAt: new Date().toISOString(),
  kickoff: { id: 50 + id, description: '', ...nothing },
});

type Count = () => number;

function defined(id: number, body: TemplateBody): Workflow {
  const next = { selection: countFrom(id * 1000), set: countFrom(id * 10), name: countFrom(0) };
  const roles = body.owners.map(({ role, type, source_id: holder }) => ({
    ...{ role, type },
    id: Number(holder),
  }));
  return {
    ...frame(id),
    name: body.name,
    description: body.description,
    nameTemplate: body.wf_name_template,
    active: true,
    finalizable: body.finalizable,
    public: body.is_public,
    roles,
    mayRun: roles.filter(({ type }) => type === 'user').map((holder) => holder.id),
    kickoff: { id: 50 + id, description: '', ...formOf(body.kickoff, next) },
    tasks: body.tasks.map((task, index) => taskOf(task, id * 100 + index + 1, next)),
  };
}

interface Counts {
  readonly selection: Count;
  readonly set: Count;
  readonly name: Count;
}

const countFrom = (base: number): Count => {
  let last = base;
  return () => (last += 1);
};

const formOf = ({ fields, fieldsets }: FormBody, next: Counts): Form => ({
  fields: fields.map((field) => fieldOf(field, next)),
  fieldsets: fieldsets.map((set) => ({
    id: next.set(),
    apiName: set.api_name ?? `fieldset-${next.name()}`,
    name: set.name,
    title: set.title,
    description: set.description,
    order: set.order,
    labelPosition: set.label_position,
    layout: set.layout,
    rules: set.rules.map((rule) => ({
      apiName: rule.api_name ?? `rule-${next.name()}`,
      value: rule.value,
      fields: rule.fields,
    })),
    fields: set.fields.map((field) => fieldOf(field, next)),
  })),
});

const fieldOf = (field: FieldBody, next: Counts): Field => ({
  apiName: field.api_name ?? `field-${next.name()}`,
  name: field.name,
  description: field.description,
  type: field.type,
  required: field.is_required,
  selections: field.selections.map(({ value }) => ({ id: next.selection(), value })),
  unique: false,
  hidden: field.is_hidden,
  default: field.default,
  dataset: field.dataset,
  order: field.order,
});

const taskOf = (task: TaskBody, id: number, next: Counts): Task => ({
  id,
  number: id % 100,
  name: task.name,
  description: task.description,
  ...{ responsible: [], url: null, delay: null, conditions: [] },
  completedByAll: task.require_completion_by_all,
  performers: task.raw_performers.map(performerOf),
  ...formOf(task, next),
  checklists: task.checklists.map((list) => ({
    apiName: list.api_name ?? `checklist-${next.name()}`,
    items: list.selections.map((item) => ({
      apiName: item.api_name ?? `item-${next.name()}`,
      value: item.value,
    })),
  })),
});

function performerOf({ type, source_id: id }: TaskBody['raw_performers'][number]): RawPerformer {
  if (type === 'workflow_starter') return { type };
  return type === 'field' ? { type, apiName: id } : { type, id: Number(id) };
}
