import type { Call } from '../../request.ts';
import { messages } from '../messages.ts';
import { invalid } from '../../refusal.ts';

const yes: readonly string[] = ['1', 't', 'true', 'y', 'yes', 'on'];
const no: readonly string[] = ['0', 'f', 'false', 'n', 'no', 'off'];

/** Whether a text means yes or no; undefined if it means neither. */
export function asFlag(text: string): boolean | undefined {
  const lower = text.toLowerCase();
  if (yes.includes(lower)) return true;
  return no.includes(lower) ? false : undefined;
}

/** @throws {Refusal} unless the value is left out or means yes or no. */
export function readFlag(call: Call, name: string): boolean | undefined {
  const text = call.req.query(name);
  if (text === undefined) return undefined;
  const flag = asFlag(text);
  if (flag === undefined) throw invalid('Must be a valid boolean.', { name });
  return flag;
}

/** @throws {Refusal} unless the value is left out or a whole number from 0 to `largest`. */
export function readCount(call: Call, name: string, largest = Infinity): number | undefined {
  const text = call.req.query(name);
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw invalid('A valid integer is required.', { name });
  if (Number(text) > largest) throw invalid(`Send at most ${largest}.`, { name });
  return Number(text);
}

/** @throws {Refusal} unless the value is left out or a whole number, which may be below 0. */
export function readInteger(call: Call, name: string): number | undefined {
  const text = call.req.query(name);
  if (text === undefined) return undefined;
  if (!/^[+-]?\d{1,15}$/.test(text)) throw invalid('A valid integer is required.', { name });
  return Number(text);
}

/** @throws {Refusal} unless the value is left out or one of the choices. */
export function readChoice<Choice extends string>(
  call: Call,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const text = call.req.query(name);
  const choice = choices.find((each) => each === text);
  if (text !== undefined && choice === undefined) {
    throw invalid(`"${text}" is not a valid choice.`, { name });
  }
  return choice;
}

/** @throws {Refusal} unless the value is left out or holds ids separated by commas. */
export function readIds(call: Call, name: string): readonly number[] | undefined {
  const text = call.req.query(name);
  if (text === undefined) return undefined;
  if (!/^\d{1,15}(,\d{1,15})*$/.test(text)) throw invalid(messages.MSG_GE_0003, { name });
  return text.split(',').map(Number);
}

/** @throws {Refusal} unless the value is left out or a whole number. */
export function readWhole(call: Call, name: string): number | undefined {
  const text = call.req.query(name);
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw invalid('A valid integer is required.', { name });
  return Number(text);
}

/** @throws {Refusal} unless the value is left out or a number of Unix seconds. */
export function readSeconds(call: Call, name: string): number | undefined {
  const text = call.req.query(name);
  if (text === undefined) return undefined;
  if (!/^\d{1,12}(\.\d{1,9})?$/.test(text)) throw invalid(messages.MSG_GE_0007, { name });
  return Number(text);
}

/** The ids of the workflows' tasks with these api_names; -1 for an unknown name. */
export const readTaskNames = (call: Call, name: string): readonly number[] | undefined =>
  call.req
    .query(name)
    ?.split(',')
    .map((text) => Number(/^task-(\d{1,15})$/.exec(text)?.[1] ?? -1));
