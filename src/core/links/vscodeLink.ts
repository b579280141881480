/**
 * Links that VS Code opens by itself. VS Code decodes a link once before it hands it on, so that
 * separators can no longer be told from the same signs in values: what is written here has them
 * encoded twice, and what is read is decoded once more.
 */
import { type RunId, type RunTaskId, runId, runTaskId } from '../base/ids.ts';
import { type Result, failure, success } from '../base/result.ts';
import { visibleText } from '../base/visibleText.ts';
import { parseServer } from '../account/account.ts';
import type { Written, WrittenLaunch } from '../kickoff/writtenLaunch.ts';

/** What stands for the server of the demo account, whose address is another at each start. */
export const demoServer = 'demo';

/** What a link opens, at the server that it names; undefined for the one in use. */
export type VscodeLink = { readonly server: string | undefined } & (
  | { readonly opens: 'launch'; readonly launch: WrittenLaunch }
  | { readonly opens: 'run'; readonly id: RunId }
  | { readonly opens: 'task'; readonly id: RunTaskId }
);

/** Why a link opens nothing; `name` is the parameter that it is about. */
export type LinkFault =
  | { readonly code: 'tooLong'; readonly limit: number }
  /** The link leads to none of the places that there are. */
  | { readonly code: 'unknownPlace' }
  | { readonly code: 'unknownParameter'; readonly name: string }
  | { readonly code: 'repeated'; readonly name: string }
  | { readonly code: 'missing'; readonly name: string }
  | { readonly code: 'valueTooLong'; readonly name: string; readonly limit: number }
  /** The value has signs that are invisible, or that turn round the text beside them. */
  | { readonly code: 'deceptive'; readonly name: string }
  | { readonly code: 'notTruth'; readonly name: string }
  | { readonly code: 'notServer'; readonly name: string };

/** The most characters of a link, without what stands before its path, and of one value. */
export const linkLimit = 32 * 1024;
export const linkValueLimit = 10 * 1024;

/** One parameter as it stands in the link, with its value decoded. */
interface Parameter {
  readonly name: string;
  readonly value: string;
  /** The API name of the field, for a value of the form. */
  readonly field: string | undefined;
  /** Whether it is one of several values, each a parameter of its own. */
  readonly isOne: boolean;
}

const escapes = /(?:%[\da-f]{2})+/gi;

/** Decodes a text once; an escape that means nothing stands for itself. */
const decoded = (text: string): string =>
  text.replace(escapes, (escape) => {
    try {
      return decodeURIComponent(escape);
    } catch {
      return escape;
    }
  });

const fieldPrefix = 'field.';
const listSuffix = '[]';

function parameterOf(part: string): Parameter {
  const at = part.indexOf('=');
  const raw = at < 0 ? part : part.slice(0, at);
  const value = at < 0 ? '' : decoded(part.slice(at + 1));
  const isField = raw.startsWith(fieldPrefix);
  const isOne = isField && raw.endsWith(listSuffix);
  const field = raw.slice(fieldPrefix.length, isOne ? -listSuffix.length : undefined);
  return { name: decoded(raw), value, field: isField ? decoded(field) : undefined, isOne };
}

/** The parameters that a link may have, by the place that it leads to. */
const known = {
  launch: ['server', 'workflow', 'name', 'due', 'urgent'],
  run: ['server'],
  task: ['server'],
} as const;

type Place = keyof typeof known;

/** The same field can neither have two values, nor one and several. */
const isRepeated = (one: Parameter, others: readonly Parameter[]): boolean =>
  others.some((other) =>
    one.field === undefined
      ? other.name === one.name
      : other.field === one.field && !(one.isOne && other.isOne),
  );

function parameterFault(
  place: Place,
  one: Parameter,
  before: readonly Parameter[],
): LinkFault | undefined {
  const { name, value, field } = one;
  const isKnown =
    field === undefined
      ? known[place].some((each) => each === name)
      : place === 'launch' && field !== '';
  if (!isKnown) return { code: 'unknownParameter', name };
  if (isRepeated(one, before)) return { code: 'repeated', name };
  if (value.length > linkValueLimit) return { code: 'valueTooLong', name, limit: linkValueLimit };
  return visibleText(value) === value ? undefined : { code: 'deceptive', name };
}

function readParameters(place: Place, query: string): Result<readonly Parameter[], LinkFault> {
  const parameters: Parameter[] = [];
  for (const part of query.split('&')) {
    if (part === '') continue;
    const parameter = parameterOf(part);
    const fault = parameterFault(place, parameter, parameters);
    if (fault) return failure(fault);
    parameters.push(parameter);
  }
  return success(parameters);
}

const valueOf = (parameters: readonly Parameter[], name: string): string | undefined =>
  parameters.find((each) => each.field === undefined && each.name === name)?.value;

/** The values by field; an empty one empties the field. */
function valuesOf(parameters: readonly Parameter[]): WrittenLaunch['values'] {
  const lists = new Map<string, string[]>();
  const values = new Map<string, Written>();
  for (const { field, value, isOne } of parameters) {
    if (field === undefined) continue;
    if (!isOne) {
      values.set(field, value === '' ? null : value);
      continue;
    }
    const list = lists.get(field) ?? [];
    list.push(value);
    lists.set(field, list);
    values.set(field, list);
  }
  return [...values];
}

const truths: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

function readLaunch(parameters: readonly Parameter[]): Result<WrittenLaunch, LinkFault> {
  const workflow = valueOf(parameters, 'workflow') ?? '';
  if (workflow.trim() === '') return failure({ code: 'missing', name: 'workflow' });
  const typed = valueOf(parameters, 'urgent');
  const urgent = typed === undefined ? undefined : truths.get(typed);
  if (typed !== undefined && urgent === undefined)
    return failure({ code: 'notTruth', name: 'urgent' });
  const [name, due] = [valueOf(parameters, 'name'), valueOf(parameters, 'due')];
  return success({
    workflow,
    ...(name !== undefined && name !== '' && { name }),
    values: valuesOf(parameters),
    taskLinks: [],
    ...(urgent !== undefined && { urgent }),
    ...(due !== undefined && due !== '' && { due }),
  });
}

function readServer(parameters: readonly Parameter[]): Result<string | undefined, LinkFault> {
  const server = valueOf(parameters, 'server');
  if (server === undefined || server === demoServer) return success(server);
  const parsed = parseServer(server);
  return parsed.ok ? parsed : failure({ code: 'notServer', name: 'server' });
}

/** The place that a path leads to; the id is empty where none belongs. */
function placeOf(path: string): { readonly place: Place; readonly id: string } | undefined {
  const [, first, rest] = /^\/(launch|run|task)(?:\/([^/]*))?\/?$/.exec(path) ?? [];
  const id = decoded(rest ?? '');
  if (first === 'launch') return id === '' ? { place: first, id } : undefined;
  if (first !== 'run' && first !== 'task') return undefined;
  return /^[\w-]{1,64}$/.test(id) ? { place: first, id } : undefined;
}

/**
 * Reads a link.
 * @param path as VS Code hands it on, decoded once.
 * @param query the same.
 */
export function readLink(path: string, query: string): Result<VscodeLink, LinkFault> {
  if (path.length + query.length > linkLimit) return failure({ code: 'tooLong', limit: linkLimit });
  const to = placeOf(path);
  if (!to) return failure({ code: 'unknownPlace' });
  const parameters = readParameters(to.place, query);
  if (!parameters.ok) return parameters;
  const at = readServer(parameters.value);
  if (!at.ok) return at;
  const server = at.value;
  if (to.place === 'run') return success({ server, opens: 'run', id: runId(to.id) });
  if (to.place === 'task') return success({ server, opens: 'task', id: runTaskId(to.id) });
  const launch = readLaunch(parameters.value);
  return launch.ok ? success({ server, opens: 'launch', launch: launch.value }) : launch;
}

/** Escapes the signs that mean something in a query, then all others, once more. */
const encoded = (text: string): string =>
  encodeURIComponent(
    text
      .replaceAll(/\p{Surrogate}/gu, '\ufffd')
      .replaceAll(/[%&=+#[\]]/g, (sign) => encodeURIComponent(sign)),
  );

const parameter = (name: string, value: string): string => `${name}=${encoded(value)}`;

/** A value as the texts of its parameters; several for a list that has any. */
function fieldParameters([name, value]: WrittenLaunch['values'][number]): readonly string[] {
  const field = `${fieldPrefix}${encoded(name)}`;
  if (Array.isArray(value) && value.length > 0)
    return value.map((one: Written) => parameter(`${field}${listSuffix}`, textOf(one)));
  return [parameter(field, textOf(value))];
}

const textOf = (value: Written): string =>
  value === null || typeof value === 'object' ? '' : String(value);

function queryOf(link: VscodeLink): readonly string[] {
  const server = link.server === undefined ? [] : [parameter('server', link.server)];
  if (link.opens !== 'launch') return server;
  const { workflow, name, values, urgent, due } = link.launch;
  return [
    ...server,
    parameter('workflow', String(workflow)),
    ...(name === undefined ? [] : [parameter('name', name)]),
    ...values.flatMap(fieldParameters),
    ...(due === undefined ? [] : [parameter('due', due)]),
    ...(urgent === undefined ? [] : [parameter('urgent', String(urgent))]),
  ];
}

/** A link that can be read again; else why it could not. */
export function readableLink(base: string, link: VscodeLink): Result<string, LinkFault> {
  const written = writeLink(base, link);
  const [path = '', query = ''] = written.slice(base.length).split('?').map(decodeURIComponent);
  const read = readLink(path, query);
  return read.ok ? success(written) : read;
}

/**
 * Writes a link.
 * @param base the scheme and the extension’s id: `<scheme>://<publisher>.<name>`.
 */
export function writeLink(base: string, link: VscodeLink): string {
  const place = link.opens === 'launch' ? 'launch' : `${link.opens}/${encoded(link.id)}`;
  const query = queryOf(link).join('&');
  return `${base}/${place}${query === '' ? '' : `?${query}`}`;
}
