import type { Dataset, Field, Fieldset } from '../../model/forms.ts';
import type { Condition, RawPerformer, RoleHolder, Task, Workflow } from '../../model/workflows.ts';
import type { Generation } from '../../model/server.ts';
import { type Asker, mayEdit } from '../access.ts';
import { isSince } from '../generation.ts';
import { everyField } from '../values/kickoffValues.ts';
import { inOrder } from './options.ts';
import { definedForm, listedKickoff } from './presentFields.ts';
import { asDuration, asSeconds } from '../values/time.ts';

/** The api_name of a task, in its workflow and in runs. */
export const taskApiName = ({ id }: Pick<Task, 'id'>): string => `task-${id}`;

/** A workflow as lists show it. */
export const templateItem = (
  workflow: Workflow,
  asker: Asker,
  datasets: readonly Dataset[],
  generation: Generation,
): object => ({
  id: workflow.id,
  name: workflow.name,
  wf_name_template: workflow.nameTemplate,
  description: workflow.description,
  tasks_count: workflow.tasks.length,
  is_active: workflow.active,
  is_public: workflow.public,
  is_embedded: false,
  is_editable: mayEdit(asker, workflow),
  owners: presentRoles(workflow, generation),
  kickoff: listedKickoff(workflow.kickoff, datasets, generation),
});

/** A workflow as its editors see it. */
export const templateDetail = (
  workflow: Workflow,
  nameOf: NameOf,
  generation: Generation,
): object => ({
  id: workflow.id,
  name: workflow.name,
  wf_name_template: workflow.nameTemplate,
  description: workflow.description,
  tasks: workflow.tasks.map((task, index, all) => ({
    ...presentTask(task, all.slice(0, index), nameOf, typesOf(workflow)),
    ...definedForm(task, generation),
  })),
  kickoff: definedForm(workflow.kickoff, generation),
  owners: presentRoles(workflow, generation),
  is_active: workflow.active,
  is_public: workflow.public,
  is_embedded: false,
  public_url: publicAddress('', workflow),
  embed_url: publicAddress('embed/', workflow),
  public_success_url: null,
  finalizable: workflow.finalizable,
  updated_by: workflow.roles.find(({ role, type }) => role === 'owner' && type === 'user')?.id ?? 1,
  date_updated: workflow.createdAt,
  date_updated_tsp: asSeconds(workflow.createdAt),
  reminder_notification: true,
  completion_notification: true,
});

/** The address where strangers can launch the workflow, if it is public. */
const publicAddress = (folder: string, { id }: Workflow): string =>
  `https://form.blueharbor.example/${folder}${id}`;

/** The name of a person or a group. */
export type NameOf = (holder: { readonly type: 'user' | 'group'; readonly id: number }) => string;

/** The fields of a workflow and of its tasks, with only their ids, names and types. */
export const templateFields = (workflow: Workflow): object => ({
  id: workflow.id,
  kickoff: {
    fields: inOrder(workflow.kickoff.fields).map(bareField),
    fieldsets: workflow.kickoff.fieldsets.toReversed().map(bareSet),
  },
  tasks: workflow.tasks.map((task) => ({
    ...templateStep(task),
    fields: inOrder(task.fields).map(bareField),
    fieldsets: task.fieldsets.toReversed().map(bareSet),
  })),
});

const bareSet = (set: Fieldset): object => ({
  api_name: set.apiName,
  name: set.name,
  title: set.title,
  description: set.description,
  label_position: set.labelPosition,
  layout: set.layout,
  order: set.order,
  fields: inOrder(set.fields).map(bareField),
});

export const templateStep = (task: Task): object => ({
  name: task.name,
  number: task.number,
  api_name: taskApiName(task),
});

const bareField = (field: Field): object => ({
  name: field.name,
  type: field.type,
  order: field.order,
  description: field.description,
  is_hidden: field.hidden,
  api_name: field.apiName,
});

const presentRoles = (workflow: Workflow, generation: Generation): readonly object[] =>
  workflow.roles.map((holder: RoleHolder, index) => ({
    api_name: `owner-${workflow.id}-${index + 1}`,
    ...(isSince(generation, 'v5') && { role: holder.role }),
    type: holder.type,
    source_id: String(holder.id),
  }));

const presentTask = (
  task: Task,
  before: readonly Task[],
  nameOf: NameOf,
  types: FieldTypes,
): object => ({
  id: task.id,
  name: task.name,
  number: task.number,
  description: task.description ?? '',
  require_completion_by_all: task.completedByAll,
  skip_for_starter: false,
  delay: task.delay === null ? null : asDuration(task.delay),
  conditions: [
    startCondition(task, before.at(-1)),
    ...task.conditions.map((condition, index) => presentCondition(condition, index + 2, types)),
  ],
  api_name: taskApiName(task),
  raw_performers: task.performers.map((performer, index) => ({
    ...presentPerformer(performer, nameOf),
    type: performer.type,
    api_name: `raw-performer-${task.id}-${index + 1}`,
  })),
  checklists: task.checklists.map(({ apiName, items }) => ({
    api_name: apiName,
    selections: items.map((item) => ({ api_name: item.apiName, value: item.value })),
  })),
  raw_due_date: null,
  revert_task: null,
  parents: before.slice(-1).map(taskApiName),
  ancestors: before.map(taskApiName).toReversed(),
});

/** The types of fields, by their api_name. */
type FieldTypes = ReadonlyMap<string, string>;

const typesOf = ({ kickoff, tasks }: Workflow): FieldTypes =>
  new Map(
    [kickoff, ...tasks].flatMap(everyField).map(({ apiName, type }) => [apiName, type] as const),
  );

/** Each task waits for the one before it; the first one waits for the kick-off form. */
const startCondition = (task: Task, previous: Task | undefined): object => ({
  order: 1,
  api_name: `condition-start-${task.id}`,
  action: 'start_task',
  rules: [
    {
      api_name: `rule-start-${task.id}`,
      predicates: [
        {
          api_name: `predicate-start-${task.id}`,
          field_type: previous ? 'task' : 'kickoff',
          field: previous ? taskApiName(previous) : null,
          operator: 'completed',
          value: null,
        },
      ],
    },
  ],
});

const presentCondition = (condition: Condition, order: number, types: FieldTypes): object => ({
  order,
  api_name: condition.apiName,
  action: condition.action === 'skip' ? 'skip_task' : 'end_process',
  rules: [
    {
      api_name: `${condition.apiName}-rule`,
      predicates: [
        {
          api_name: `${condition.apiName}-predicate`,
          field_type: types.get(condition.field) ?? 'string',
          field: condition.field,
          operator: 'equals',
          value: condition.value,
        },
      ],
    },
  ],
});

function presentPerformer(performer: RawPerformer, nameOf: NameOf): object {
  switch (performer.type) {
    case 'workflow_starter':
      return { source_id: null, label: 'Workflow starter' };
    case 'field':
      return { source_id: performer.apiName, label: performer.apiName };
    default:
      return { source_id: String(performer.id), label: nameOf(performer) };
  }
}
