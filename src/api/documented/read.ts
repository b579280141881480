/**
 * The answers of the documented API. Tolerant of what it can do without: unknown properties,
 * missing or null ones that only describe, people, sites and selections that make no sense. What
 * nothing can be done without is refused by its path.
 */
import type { LaunchedRun } from '../../core/api.ts';
import { fieldId, personId, runId, selectionId, taskId, workflowId } from '../../core/ids.ts';
import {
  type Field,
  type FieldKind,
  type KickoffForm,
  type Person,
  type Selection,
  type Task,
  type Workflow,
  type WorkflowDetail,
  fieldKinds,
} from '../../core/workflow.ts';
import * as json from '../json.ts';

/** The first of each id: two of the same could not be told apart. */
function distinct<Item extends { readonly id: string }>(items: readonly Item[]): readonly Item[] {
  if (items.length < 2) return items;
  const byId = new Map<string, Item>();
  for (const item of items) if (!byId.has(item.id)) byId.set(item.id, item);
  return byId.size === items.length ? items : [...byId.values()];
}

const given = (text: string | null | undefined): string | undefined =>
  text === '' ? undefined : (text ?? undefined);

function readPerson(wire: unknown): Person | undefined {
  if (!json.isObject(wire)) return undefined;
  const { id, email, first_name, last_name, photo, status } = wire;
  if (!json.isId(id) || !json.isText(email) || !json.isText(photo)) return undefined;
  if (!json.isText(first_name) || !json.isText(last_name) || !json.isText(status)) return undefined;
  const name = `${first_name ?? ''} ${last_name ?? ''}`.trim();
  return {
    id: personId(String(id)),
    email: email ?? '',
    name: given(name) ?? given(email) ?? String(id),
    photo: given(photo),
    status: status ?? '',
  };
}

function readSelection(wire: unknown): Selection | undefined {
  if (!json.isObject(wire)) return undefined;
  const { id, value } = wire;
  if (!json.isId(id) || !json.isText(value)) return undefined;
  return { id: selectionId(String(id)), label: given(value) ?? String(id) };
}

const readSite = (wire: unknown): string | undefined =>
  typeof wire === 'string' ? wire : undefined;

const kinds: ReadonlyMap<string, FieldKind> = new Map(fieldKinds.map((kind) => [kind, kind]));

function readField(wire: unknown): Field {
  const { api_name, name, description, type, is_required, selections } = json.object(wire, '');
  const id = json.id(api_name, 'api_name');
  const sourceType = json.text(type, 'type');
  return {
    id: fieldId(id),
    name: given(json.text(name, 'name')) ?? id,
    description: json.text(description, 'description'),
    kind: kinds.get(sourceType) ?? 'unknown',
    sourceType,
    required: json.flag(is_required, 'is_required') ?? false,
    selections: distinct(json.lenientList(selections, 'selections', readSelection)),
  };
}

function readForm(wire: unknown): KickoffForm {
  const { description, fields } = json.object(wire ?? {}, 'kickoff');
  return {
    description: json.text(description, 'kickoff.description'),
    fields: distinct(json.list(fields ?? [], 'kickoff.fields', readField)),
  };
}

function readWorkflow(answer: unknown): Workflow {
  const wire = json.object(answer, '');
  const { id, name, description, is_active, finalizable, performers_count, tasks_count } = wire;
  const { run_allowed, urls, kickoff } = wire;
  return {
    id: workflowId(json.id(id, 'id')),
    name: json.text(name, 'name'),
    description: json.text(description, 'description'),
    // Where it is not said, the service is left to refuse the launch.
    active: json.flag(is_active, 'is_active') ?? true,
    finalizable: json.flag(finalizable, 'finalizable'),
    performersCount: json.number(performers_count, 'performers_count'),
    tasksCount: json.number(tasks_count, 'tasks_count'),
    mayRun: json.lenientList(run_allowed, 'run_allowed', readPerson),
    sites: json.lenientList(urls, 'urls', readSite),
    form: readForm(kickoff),
  };
}

function readTask(answer: unknown, index: number): Task {
  const wire = json.object(answer, '');
  const { id, name, description, number, responsible, url, require_completion_by_all } = wire;
  return {
    id: taskId(json.id(id, 'id')),
    name: json.text(name, 'name'),
    description: json.text(description, 'description'),
    number: json.number(number, 'number') ?? index + 1,
    responsible: json.lenientList(responsible, 'responsible', readPerson),
    link: given(json.text(url, 'url')),
    completedByAll: json.flag(require_completion_by_all, 'require_completion_by_all') ?? false,
  };
}

/** GET /workflows. @throws Misfit */
export const readWorkflows = (answer: unknown): readonly Workflow[] =>
  distinct(json.list(answer, '', readWorkflow));

/** GET /workflows/<id>. @throws Misfit */
export function readWorkflowDetail(answer: unknown): WorkflowDetail {
  const workflow = readWorkflow(answer);
  const { tasks } = json.object(answer, '');
  const read = distinct(json.list(tasks ?? [], 'tasks', readTask));
  return { ...workflow, tasks: read.toSorted((a, b) => a.number - b.number) };
}

/** POST /workflows/<id>/run. @throws Misfit */
export function readLaunched(answer: unknown): LaunchedRun {
  const { process_id } = json.object(answer, '');
  return { id: runId(json.id(process_id, 'process_id')) };
}
