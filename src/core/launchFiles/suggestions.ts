import type { Assignee } from '../account/assignee.ts';
import type { FieldId, SelectionId, TaskId } from '../base/ids.ts';
import { Matcher } from '../base/matcher.ts';
import type { Field, Selection } from '../form/field.ts';
import type { FillableForm, LinkTask } from '../form/fillableForm.ts';
import { named } from '../kickoff/named.ts';
import { launchProperties, readWrittenLaunch } from '../kickoff/readWrittenLaunch.ts';
import type { LaunchPath } from '../kickoff/writtenLaunch.ts';
import type { Workflow } from '../workflows/workflow.ts';
import { uniqueNames } from '../kickoff/uniqueNames.ts';
import type { WorkflowNames } from './workflowNames.ts';

/** A place in a written launch where somebody types. */
export interface TypedPlace {
  readonly path: LaunchPath;
  readonly at: 'name' | 'value';
  /** What stands there up to the cursor. */
  readonly typed: string;
  /** The names, or the texts of the list, that stand beside it. */
  readonly siblings: readonly string[];
}

/** Something that fits a place; `text` is what is written for it. */
export type Suggestion = { readonly text: string } & (
  | { readonly kind: 'property'; readonly property: FileProperty }
  | { readonly kind: 'workflow'; readonly workflow: Workflow }
  | { readonly kind: 'field'; readonly field: Field }
  | { readonly kind: 'selection'; readonly field: Field; readonly selection: Selection }
  | { readonly kind: 'person'; readonly person: Assignee }
  | { readonly kind: 'task'; readonly task: LinkTask }
  | { readonly kind: 'word' }
);

/** The names that can stand in a launch file with a single launch, in the order of the file. */
export const fileProperties = [...launchProperties, 'inputs'] as const;
export type FileProperty = (typeof fileProperties)[number];

/** What is known of the account at a place. */
export interface KnownThere {
  readonly workflows: WorkflowNames | undefined;
  /** The form of the workflow that the launch names. */
  readonly form: FillableForm | undefined;
}

/** The most that are offered at once: typing on narrows them down. */
export const mostSuggestions = 100;

/** What can stand at a place, the best first. */
export function suggestionsAt(
  place: TypedPlace,
  { workflows, form }: KnownThere,
): readonly Suggestion[] {
  const { path, at, typed, siblings } = place;
  const [property, second] = path;
  if (at === 'name') {
    if (path.length <= 1) return propertiesAt(siblings);
    if (!form || path.length !== 2) return [];
    if (property === 'values') return fieldsAt(form, siblings);
    return property === 'taskLinks' ? tasksAt(form, siblings) : [];
  }
  if (property === 'workflow') return workflows ? workflowsAt(workflows, typed) : [];
  if (property === 'values' && form) return valuesAt(form, String(second), place);
  if (property === 'urgent') return words('true', 'false');
  return property === 'due' ? words('today 17:00', 'tomorrow', '+3 d', '+1 w') : [];
}

const words = (...texts: readonly string[]): readonly Suggestion[] =>
  texts.map((text) => ({ kind: 'word', text }));

const propertiesAt = (siblings: readonly string[]): readonly Suggestion[] =>
  fileProperties
    .filter((property) => !siblings.includes(property))
    .map((property) => ({ kind: 'property', text: property, property }));

const workflowsAt = (workflows: WorkflowNames, typed: string): readonly Suggestion[] =>
  workflows
    .find(typed, mostSuggestions)
    .map((workflow) => ({ kind: 'workflow', text: workflows.written(workflow), workflow }));

/** The fields without a value, required ones first. */
function fieldsAt({ fields }: FillableForm, siblings: readonly string[]): readonly Suggestion[] {
  const written = writtenFields(fields);
  const there = new Set(siblings);
  return fields
    .filter(({ id, name }) => !there.has(id) && !there.has(name))
    .toSorted((one, other) => Number(other.required) - Number(one.required))
    .map((field) => ({ kind: 'field', text: written(field), field }));
}

/** What a launch file has for a field: its name, or its API name where others have that name. */
export const writtenFields = (fields: readonly Field[]): ((field: Field) => string) =>
  uniqueNames<Field & { readonly id: FieldId }>(fields, ({ name }) => name);

/** What a launch file has for a selection. */
export const writtenSelections = ({ selections }: Field): ((selection: Selection) => string) =>
  uniqueNames<Selection & { readonly id: SelectionId }>(selections, ({ label }) => label);

/** The field that is written by this name or API name, if it is only one. */
export const fieldWritten = (fields: readonly Field[], written: string): Field | undefined =>
  only(named(fields, written));

/** The required fields with one of these names that a launch gives no value to. */
export function missingFields<Each extends Field>(
  value: unknown,
  names: readonly string[],
  fields: readonly Each[],
): readonly Each[] {
  const { launch } = readWrittenLaunch(value);
  const given = new Set(launch?.values.map(([name]) => fieldWritten(fields, name)?.id));
  return fields.filter(
    ({ id, name, required }) => required && names.includes(name) && !given.has(id),
  );
}

/** The task that is written by this number or name, if it is only one. */
export function taskWritten<Task extends Omit<LinkTask, 'link'>>(
  tasks: readonly Task[],
  written: string,
): Task | undefined {
  const byNumber = tasks.find(({ number }) => String(number) === written);
  return byNumber ?? only(named(tasks, written));
}

const only = <Thing>([first, second]: readonly Thing[]): Thing | undefined =>
  second === undefined ? first : undefined;

function valuesAt(form: FillableForm, written: string, place: TypedPlace): readonly Suggestion[] {
  const field = fieldWritten(form.fields, written);
  switch (field?.kind) {
    case 'radio':
    case 'dropdown':
    case 'checkbox':
      return selectionsAt(field, place);
    case 'user':
      return peopleAt(form.assignees ?? [], place);
    case 'date':
      return words('${date}', '${date+1d}', '${date+1w}');
    default:
      return [];
  }
}

function selectionsAt(field: Field, { typed, siblings }: TypedPlace): readonly Suggestion[] {
  const written = writtenSelections(field);
  const there = new Set(siblings);
  const left = field.selections.filter(({ id, label }) => !there.has(id) && !there.has(label));
  return new Matcher(left, ({ label }) => ({ names: [label] }))
    .findLoosely(typed)
    .slice(0, mostSuggestions)
    .map(({ item }) => ({ kind: 'selection', text: written(item), field, selection: item }));
}

/** People by their e-mail address, which names one person alone. */
function peopleAt(people: readonly Assignee[], { typed }: TypedPlace): readonly Suggestion[] {
  return new Matcher(people, ({ name, value }) => ({ names: [name, value] }))
    .findLoosely(typed)
    .slice(0, mostSuggestions)
    .map(({ item }) => ({ kind: 'person', text: item.value, person: item }));
}

/** The tasks without a link. */
function tasksAt({ linkTasks }: FillableForm, siblings: readonly string[]): readonly Suggestion[] {
  const written = writtenTasks(linkTasks);
  const there = new Set(siblings);
  return linkTasks
    .filter(({ name, number }) => !there.has(name) && !there.has(String(number)))
    .map((task) => ({ kind: 'task', text: written(task), task }));
}

/** What a launch file has for a task: its name, or its number where others have that name. */
const writtenTasks = (tasks: readonly LinkTask[]): ((task: LinkTask) => string) => {
  const names = uniqueNames<LinkTask & { readonly id: TaskId }>(tasks, ({ name }) => name);
  return (task) => (names(task) === task.id ? String(task.number) : names(task));
};
