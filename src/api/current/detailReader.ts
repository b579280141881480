import type { Answer } from '../../core/base/answer.ts';
import type { ServiceError, ServiceErrorKind } from '../../core/base/errors.ts';
import type { WorkflowId } from '../../core/base/ids.ts';
import { type Result, success } from '../../core/base/result.ts';
import type { KickoffForm } from '../../core/form/field.ts';
import type { WorkflowDetail } from '../../core/workflows/workflow.ts';
import { nonEmpty, mapped } from '../mapping.ts';
import { parseAnswer } from '../parseAnswer.ts';
import { datasetsInSets, datasetsOfForm, startsWithDays, toForm } from './form.ts';
import { encodings } from './generation.ts';
import { type ConditionWords, fieldsOfTemplate } from './conditions.ts';
import { toTasks, toWorkflow } from './map.ts';
import { type People, nobody } from './people.ts';
import {
  type WireTask,
  type WireTemplate,
  type WireTemplateDetail,
  stepsSchema,
  templateFieldsSchema,
  templateDetailSchema,
} from './schema.ts';
import { type Sources, findZone } from './sources.ts';

type Signal = AbortSignal | undefined;

/** The tasks of a template; undefined where I may not see them. */
type ReadTasks = readonly WireTask[] | undefined;

const keptFromUs: readonly ServiceErrorKind[] = ['forbidden', 'notFound'];

/** The names and numbers of tasks, for owners of a template who may not read all of it. */
async function readSteps(
  sources: Sources,
  template: WireTemplate,
  signal: Signal,
): Answer<ReadTasks> {
  const { id } = template;
  const answer = await sources.client.get({ route: '/templates/{id}/steps', id }, signal);
  const steps = parseAnswer(stepsSchema, answer);
  if (!steps.ok && !keptFromUs.includes(steps.error.kind)) return steps;
  const tasks = steps.ok ? steps.value : [];
  // A person who is no owner gets an empty list, even if there are tasks.
  return tasks.length > 0 || template.tasks_count === 0
    ? success(tasks)
    : readNames(sources, template, signal);
}

/** The names of tasks, for people who may see the template or one of its runs. */
async function readNames(
  { client }: Sources,
  { id }: WireTemplate,
  signal: Signal,
): Answer<ReadTasks> {
  const answer = await client.get({ route: '/templates/{id}/fields', id }, signal);
  const fields = parseAnswer(templateFieldsSchema, answer);
  const isKept = !fields.ok && [...keptFromUs, 'notUnderstood'].includes(fields.error.kind);
  return isKept ? success(undefined) : mapped(fields, ({ tasks }) => tasks);
}

/** The tasks from the detail, or else from the steps: an inactive template may have any draft. */
async function readTasks(
  sources: Sources,
  { template, detail }: Parts,
  signal: Signal,
): Answer<ReadTasks> {
  if (detail.ok) return success(detail.value.tasks);
  const replaced = ['forbidden', 'notUnderstood'].includes(detail.error.kind);
  return replaced ? readSteps(sources, template, signal) : detail;
}

/**
 * @param isListed whether the list already has the items of datasets, except those in field sets.
 */
async function readForm(
  sources: Sources,
  template: WireTemplate,
  isListed: boolean,
  signal: Signal,
): Answer<KickoffForm> {
  const { generation, datasets: sets, zone } = sources;
  if (generation.seen() === undefined) generation.see([template]);
  const seen = generation.seen();
  const known = seen ? success(seen) : await generation.find(signal);
  if (!known.ok) return known;
  const { selection } = encodings[known.value];
  const { kickoff } = template;
  const wanted = isListed ? datasetsInSets(kickoff) : datasetsOfForm(kickoff);
  const [items] = await Promise.all([
    sets.items(wanted, signal),
    startsWithDays(kickoff) && findZone(sources, signal),
  ]);
  return mapped(items, (datasets) => toForm(kickoff, { selection, datasets, zone: zone.now }));
}

/** The answers about a template. */
interface Parts {
  readonly template: WireTemplate;
  readonly isListed: boolean;
  readonly detail: Result<WireTemplateDetail, ServiceError>;
  readonly people: People;
}

/** The account's people, with the owners of the template, if they can be read. */
async function ownersOf(
  { people }: Sources,
  { owners }: WireTemplate,
  signal: Signal,
): Promise<People> {
  const found = await people.read(signal, ({ names, groups }) =>
    owners.every(({ type, source_id: id }) => (type === 'group' ? groups : names).has(id)),
  );
  return found.ok ? found.value : nobody;
}

const wordsFor = (
  detail: WireTemplateDetail,
  { zone }: Sources,
  people: People,
): ConditionWords => ({ fields: fieldsOfTemplate(detail), people, zone: zone.now });

/** Builds a workflow from the list and the detail. */
async function assemble(sources: Sources, parts: Parts, signal: Signal): Answer<WorkflowDetail> {
  const { template, isListed, detail, people } = parts;
  const tasks = await readTasks(sources, parts, signal);
  if (!tasks.ok) return tasks;
  const form = await readForm(sources, template, isListed, signal);
  if (!form.ok) return form;
  sources.client.noteUnreadable('/templates/{id}', form.value.unreadable);
  return success({
    ...toWorkflow(template, form.value, people),
    finalizable: (detail.ok ? detail.value.finalizable : undefined) ?? undefined,
    tasks: toTasks(
      tasks.value ?? [],
      people,
      detail.ok ? wordsFor(detail.value, sources, people) : undefined,
    ),
    ...(tasks.value === undefined && { hidesTasks: true }),
  });
}

/** For a template that was never active, the list has only the name; the rest is in its draft. */
function withDraft(
  listed: WireTemplate,
  detail: Result<WireTemplateDetail, ServiceError>,
): WireTemplate | undefined {
  const { fields, fieldsets } = listed.kickoff;
  const isEmpty = fields.items.length === 0 && (fieldsets?.items ?? []).length === 0;
  if (listed.is_active || !isEmpty || !detail.ok) return undefined;
  const { kickoff, description, tasks } = detail.value;
  return {
    ...listed,
    owners: listed.owners,
    kickoff,
    description: nonEmpty(listed.description) ?? description,
    tasks_count: tasks.length,
  };
}

/**
 * One template with its tasks. Its form comes from the list, which everybody may read who may
 * launch it; the detail adds the rest, and gives everything if the template is not listed.
 */
export async function readDetail(
  sources: Sources,
  id: WorkflowId,
  signal: Signal,
): Answer<WorkflowDetail> {
  const [listed, answer, members] = await Promise.all([
    sources.templates.find(id, signal),
    sources.client.get({ route: '/templates/{id}', id }, signal),
    sources.people.read(signal),
  ]);
  if (!listed.ok) return listed;
  const detail = parseAnswer(templateDetailSchema, answer);
  const draft = listed.value && withDraft(listed.value, detail);
  const isListed = listed.value !== undefined && draft === undefined;
  const known = draft ?? listed.value;
  const template = known ? success(known) : detail;
  if (!template.ok) return template;
  const people = members.ok ? await ownersOf(sources, template.value, signal) : nobody;
  return assemble(sources, { template: template.value, isListed, detail, people }, signal);
}
