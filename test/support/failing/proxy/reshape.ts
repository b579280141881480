import type { Shape } from './behaviour.ts';

/** A whole answer of the server behind the proxy. */
export interface Whole {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Json = Readonly<Record<string, unknown>>;

const workflowCount = 10_000;
const fieldCount = 500;
const nameLength = 100_000;
const hour = 3600 * 1000;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The requested page, from ten thousand copies of the first workflow. */
function manyWorkflows(json: unknown, query: URLSearchParams): unknown {
  const list = (isObject(json) ? json.results : json) as readonly Json[];
  const limit = Number(query.get('limit') ?? workflowCount);
  const offset = Number(query.get('offset') ?? 0);
  const count = Math.min(limit, workflowCount - offset);
  const items = Array.from({ length: count }, (_, index) => ({
    ...list[0],
    id: offset + index + 1,
    name: `Workflow ${offset + index + 1}`,
  }));
  const next = offset + count < workflowCount ? 'the next page' : null;
  return isObject(json) ? { ...json, count: workflowCount, next, results: items } : items;
}

/** Every workflow in the answer, changed. */
function eachWorkflow(json: unknown, change: (workflow: Json) => Json): unknown {
  if (Array.isArray(json)) return json.map((item: Json) => change(item));
  if (!isObject(json)) return json;
  const { results } = json;
  return Array.isArray(results)
    ? { ...json, results: results.map((item: Json) => change(item)) }
    : change(json);
}

function withManyFields(workflow: Json): Json {
  const fields = Array.from({ length: fieldCount }, (_, index) => ({
    name: `Field ${index + 1}`,
    description: '',
    type: 'string',
    is_required: false,
    api_name: `field-${index + 1}`,
    order: index,
    selections: [],
  }));
  return { ...workflow, kickoff: { description: '', fields } };
}

const withLongName = (object: Json): Json => ({ ...object, name: 'n'.repeat(nameLength) });

/** The value with all its dates moved, in texts and in seconds since 1970. */
function moveTimes(value: unknown, ms: number): unknown {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value)) {
    return new Date(Date.parse(value) + ms).toISOString();
  }
  if (typeof value === 'number' && value > 1e9 && value < 4e9) return value + ms / 1000;
  if (Array.isArray(value)) return value.map((item) => moveTimes(item, ms));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, moveTimes(item, ms)]));
}

function reshapeJson(json: unknown, into: Shape, query: URLSearchParams): unknown {
  switch (into) {
    case 'tenThousandWorkflows':
      return manyWorkflows(json, query);
    case 'fiveHundredFields':
      return eachWorkflow(json, withManyFields);
    case 'longNames':
      return eachWorkflow(json, withLongName);
    case 'clockAhead':
      return moveTimes(json, hour);
    case 'clockBehind':
      return moveTimes(json, -hour);
    case 'labelledHtml':
    case 'labelledNothing':
      return json;
  }
}

function reshapeHeaders(headers: Whole['headers'], into: Shape): Whole['headers'] {
  const at = (ms: number) => ({ ...headers, date: new Date(Date.now() + ms).toUTCString() });
  if (into === 'clockAhead') return at(hour);
  if (into === 'clockBehind') return at(-hour);
  if (into === 'labelledHtml') return { ...headers, 'content-type': 'text/html; charset=utf-8' };
  if (into !== 'labelledNothing') return headers;
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'content-type'));
}

/** An answer without content has nothing to change. */
const reshapeBody = (body: string, into: Shape, query: URLSearchParams): string =>
  body === '' ? '' : JSON.stringify(reshapeJson(JSON.parse(body), into, query));

/** The answer with a part of it enlarged or changed. */
export const reshape = (whole: Whole, into: Shape, query: URLSearchParams): Whole => ({
  ...whole,
  headers: reshapeHeaders(whole.headers, into),
  body: reshapeBody(whole.body, into, query),
});
