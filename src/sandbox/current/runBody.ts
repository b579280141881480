import { messages } from './messages.ts';
import { asFlag } from './query.ts';
import { invalid } from './refusal.ts';
import { isOutOfRange } from './time.ts';

/** The body of a launch, before its values have been looked at. */
export interface RunBody {
  /** undefined for the name that the workflow gives. */
  readonly name: string | undefined;
  readonly urgent: boolean;
  /** ISO 8601, in UTC. */
  readonly dueAt: string | null;
  readonly ancestorTask: number | null;
  readonly kickoff: Readonly<Record<string, unknown>>;
}

/** Whether it is what JSON calls an object. */
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads the body of a launch; keys that it does not know are left alone.
 * @throws {Refusal} for the first key that is wrong.
 */
export function readRunBody(body: unknown): RunBody {
  if (!isObject(body)) throw invalid('Invalid data. Expected a dictionary.');
  return {
    name: readName(body['name']),
    urgent: readUrgent(body['is_urgent']),
    dueAt: readDueDate(body['due_date_tsp']),
    ancestorTask: readAncestor(body['ancestor_task_id']),
    kickoff: readKickoff(body['kickoff']),
  };
}

function readName(value: unknown): string | undefined {
  const part = { name: 'name' };
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw invalid('Not a valid string.', part);
  }
  const name = String(value).trim();
  if (name === '') throw invalid('This field may not be blank.', part);
  return name;
}

function readUrgent(value: unknown): boolean {
  if (value === undefined) return false;
  if (typeof value === 'boolean') return value;
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const flag = asFlag(text);
  if (flag === undefined) throw invalid('Must be a valid boolean.', { name: 'is_urgent' });
  return flag;
}

function readDueDate(value: unknown): string | null {
  const part = { name: 'due_date_tsp' };
  if (value === undefined || value === null) return null;
  const isNumeric = typeof value === 'string' && /^\s*[+-]?\d+(\.\d*)?\s*$/.test(value);
  if (typeof value !== 'number' && !isNumeric) throw invalid(messages.MSG_GE_0007, part);
  const seconds = Number(value);
  if (isOutOfRange(seconds)) throw invalid(messages.MSG_GE_0020, part);
  if (seconds * 1000 <= Date.now()) throw invalid(messages.MSG_PW_0051, part);
  return new Date(seconds * 1000).toISOString();
}

function readAncestor(value: unknown): number | null {
  if (value === undefined) return null;
  const isWhole = typeof value === 'string' ? /^\d{1,15}$/.test(value) : Number.isInteger(value);
  if (!isWhole) throw invalid('A valid integer is required.', { name: 'ancestor_task_id' });
  return Number(value);
}

function readKickoff(value: unknown): RunBody['kickoff'] {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw invalid('Expected a dictionary of items.', { name: 'kickoff' });
  return value;
}
