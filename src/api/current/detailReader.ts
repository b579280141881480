import type { Answer } from '../../core/api.ts';
import type { ServiceError } from '../../core/errors.ts';
import { type WorkflowId, workflowId } from '../../core/ids.ts';
import { type Result, success } from '../../core/result.ts';
import type { KickoffForm, WorkflowDetail } from '../../core/workflow.ts';
import { mapped } from '../mapping.ts';
import { parseAnswer } from '../parseAnswer.ts';
import { datasetsInSets, datasetsOfForm, startsWithDays, toForm } from './form.ts';
import { encodings } from './generation.ts';
import { toTasks, toWorkflow } from './map.ts';
import { type People, nobody } from './people.ts';
import {
  type WireTask,
  type WireTemplate,
  type WireTemplateDetail,
  stepsSchema,
  templateDetailSchema,
} from './schema.ts';
import { type Sources, findZone } from './sources.ts';

type Signal = AbortSignal | undefined;

/** Names and numbers alone, for those who may not read the whole template. */
async function readSteps(
  { client }: Sources,
  id: WorkflowId,
  signal: Signal,
): Answer<readonly WireTask[]> {
  const answer = await client.get({ route: '/templates/{id}/steps', id }, signal);
  const steps = parseAnswer(stepsSchema, answer);
  const hidden = !steps.ok && ['forbidden', 'notFound'].includes(steps.error.kind);
  return hidden ? success([]) : steps;
}

/** From the detail, or else the steps: the draft of one that is not active may be anything. */
async function readTasks(
  sources: Sources,
  id: WorkflowId,
  detail: Result<WireTemplateDetail, ServiceError>,
  signal: Signal,
): Answer<readonly WireTask[]> {
  if (detail.ok) return success(detail.value.tasks);
  const replaced = ['forbidden', 'notUnderstood'].includes(detail.error.kind);
  return replaced ? readSteps(sources, id, signal) : detail;
}

/** @param isListed the list has the items of datasets already, but for those in field sets. */
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

/** What has been read of a template. */
interface Parts {
  readonly template: WireTemplate;
  readonly isListed: boolean;
  readonly detail: Result<WireTemplateDetail, ServiceError>;
  readonly people: People;
}

/** The account's people, with those in it who own the template, if they can be had. */
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

/** Puts a workflow together from what the list and the detail have of it. */
async function assemble(
  sources: Sources,
  { template, isListed, detail, people }: Parts,
  signal: Signal,
): Answer<WorkflowDetail> {
  const tasks = await readTasks(sources, workflowId(template.id), detail, signal);
  if (!tasks.ok) return tasks;
  const form = await readForm(sources, template, isListed, signal);
  if (!form.ok) return form;
  sources.client.noteUnreadable('/templates/{id}', form.value.unreadable);
  return success({
    ...toWorkflow(template, form.value, people),
    finalizable: (detail.ok ? detail.value.finalizable : undefined) ?? undefined,
    tasks: toTasks(tasks.value, people),
  });
}

/**
 * One template with its tasks: what launches it from the list, which everybody may read who may
 * launch it; from its detail what only that has, and everything if it is not listed.
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
  const isListed = listed.value !== undefined;
  const template = listed.value ? success(listed.value) : detail;
  if (!template.ok) return template;
  const people = members.ok ? await ownersOf(sources, template.value, signal) : nobody;
  return assemble(sources, { template: template.value, isListed, detail, people }, signal);
}
