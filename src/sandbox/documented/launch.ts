import * as v from 'valibot';
import type { Field } from '../model/forms.ts';
import type { Task, Workflow } from '../model/workflows.ts';
import { type Account, fieldValueProblems, isWebLink } from './fieldValue.ts';
import { type Problems, gather } from './problems.ts';

/** The body of a valid launch. Values are pairs, in the order in which they were sent. */
export interface LaunchBody {
  readonly name: string;
  readonly kickoff: readonly (readonly [string, unknown])[];
  readonly tasks: readonly (readonly [number, string])[];
}

/** Whether the value is a JSON object. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const objectSchema = v.custom<Readonly<Record<string, unknown>>>(isObject);

/** The shape of a body; `launchProblems` reports why one does not fit. */
const bodySchema = v.pipe(
  v.object({
    name: v.string(),
    kickoff: v.optional(objectSchema, {}),
    tasks: v.optional(objectSchema, {}),
  }),
  v.transform(({ name, kickoff, tasks }): LaunchBody => ({
    name,
    kickoff: Object.entries(kickoff),
    tasks: Object.entries(tasks).map(([id, task]) => [Number(id), v.parse(taskSchema, task).url]),
  })),
);

const linkMessage = 'Send an address that starts with http:// or https://.';
const linkSchema = v.pipe(v.string(linkMessage), v.check(isWebLink, linkMessage));
const taskSchema = v.object({ url: linkSchema });

const known: readonly string[] = ['name', 'kickoff', 'tasks'];

/** All problems of the body of a launch, in the order of the document. */
export function launchProblems(
  body: Readonly<Record<string, unknown>>,
  workflow: Workflow,
  account: Account,
): Problems {
  const { name, kickoff, tasks } = body;
  return gather([
    ['name', nameProblems(name)],
    ['kickoff', kickoffProblems(kickoff, workflow.kickoff.fields, account)],
    ['tasks', tasksProblems(tasks, workflow.tasks)],
    ...unknownProblems(body, known, 'A launch has no such property.'),
  ]);
}

/** The body of a launch without problems. */
export const parseLaunch = (body: unknown): LaunchBody => v.parse(bodySchema, body);

function nameProblems(name: unknown): readonly string[] {
  if (name === undefined || name === null) return ['This field is required.'];
  if (typeof name !== 'string') return ['Send a text.'];
  return name.trim() === '' ? ['This field may not be blank.'] : [];
}

function kickoffProblems(
  kickoff: unknown,
  fields: readonly Field[],
  account: Account,
): readonly string[] | Problems {
  const values = kickoff === undefined ? {} : kickoff;
  if (!isObject(values)) return ['Send an object of values by the api_name of their field.'];
  const sent = new Map(Object.entries(values));
  return gather([
    ...fields.map(
      (field) =>
        [field.apiName, fieldValueProblems(field, sent.get(field.apiName), account)] as const,
    ),
    ...unknownProblems(
      values,
      fields.map(({ apiName }) => apiName),
      'The kick-off form has no field with this api_name.',
    ),
  ]);
}

function tasksProblems(overrides: unknown, tasks: readonly Task[]): readonly string[] | Problems {
  const sent = overrides === undefined ? {} : overrides;
  if (!isObject(sent)) return ['Send an object of {"url": …} by the id of their task.'];
  const ids = tasks.map(({ id }) => String(id));
  return gather([
    ...ids
      .filter((id) => Object.hasOwn(sent, id))
      .map((id) => [id, overrideProblems(sent[id])] as const),
    ...unknownProblems(sent, ids, 'The workflow has no task with this id.'),
  ]);
}

function overrideProblems(override: unknown): readonly string[] | Problems {
  if (!isObject(override)) return ['Send an object with url.'];
  const { url } = override;
  const { issues } = v.safeParse(linkSchema, url);
  return gather([
    ['url', issues?.map(({ message }) => message) ?? []],
    ...unknownProblems(override, ['url'], 'For now, only url can be overwritten.'),
  ]);
}

const unknownProblems = (
  sent: Readonly<Record<string, unknown>>,
  names: readonly string[],
  message: string,
): readonly (readonly [string, readonly string[]])[] =>
  Object.keys(sent)
    .filter((name) => !names.includes(name))
    .map((name) => [name, [message]]);
