import { nearest } from '../base/nearest.ts';
import { daysAfter } from '../base/timeZone.ts';
import type {
  LaunchFault,
  LaunchPath,
  LaunchProblem,
  Written,
  WrittenLaunch,
} from './writtenLaunch.ts';

/** A variable within a text: its name, and the characters from `${` to `}`. */
export interface FoundVariable {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The variables without a part of one’s own choice in their names. */
export const plainVariables = [
  'workspaceFolder',
  'file',
  'relativeFile',
  'fileBasename',
  'selectedText',
  'lineNumber',
  'git:branch',
  'git:tag',
  'git:commit',
  'git:message',
  'date',
  'me',
] as const;

/** The beginnings of variables whose names go on: `env:HOME`, `input:version`. */
export const variablePrefixes = ['env:', 'input:'] as const;

/** One `$` makes a variable; of several, the first only says that no variable is meant. */
const variable = /(?<!\$)(\$+)\{([^${}]*)\}/g;

/** The variables of a text, known or not, in their order. `$${…}` stands for `${…}` itself. */
export const variablesIn = (text: string): readonly FoundVariable[] =>
  [...text.matchAll(variable)]
    .filter(([, dollars]) => dollars === '$')
    .map((match) => ({
      name: match[2] ?? '',
      start: match.index,
      end: match.index + match[0].length,
    }));

/** A text as it is written where nothing in it is a variable. */
export const literalText = (text: string): string => text.replaceAll(variable, '$$$&');

/** A launch in whose texts nothing is a variable. */
export const withoutVariables = (written: WrittenLaunch): WrittenLaunch =>
  mapTexts(written, literalText);

/** A text between variables, without the signs that say that none is meant. */
const unescaped = (text: string): string =>
  text.replaceAll(variable, (whole, dollars: string) =>
    dollars.length > 1 ? whole.slice(1) : whole,
  );

/** Days from now, of `date+3d` or `date-1w`; undefined for another variable. */
export function dateShift(name: string): number | undefined {
  const [, sign, count = '0', unit = 'd'] = /^date(?:([+-])(\d{1,4})([dw]))?$/.exec(name) ?? [];
  if (!/^date(?:[+-]\d{1,4}[dw])?$/.test(name)) return undefined;
  return Number(count) * (unit === 'w' ? 7 : 1) * (sign === '-' ? -1 : 1);
}

/**
 * The value of `date`, `date+3d` or `date-1w`; undefined for another variable.
 * @param today as `YYYY-MM-DD`.
 */
export function dateVariable(name: string, today: string): string | undefined {
  const shift = dateShift(name);
  return shift === undefined ? undefined : daysAfter(today, shift);
}

/** Whether there is a variable of this name. */
export const isVariable = (name: string): boolean =>
  plainVariables.some((each) => each === name) ||
  variablePrefixes.some((prefix) => name.startsWith(prefix) && name.length > prefix.length) ||
  dateShift(name) !== undefined;

/** The value of a variable, or why it has none now. */
export type VariableValue =
  | { readonly value: string }
  | { readonly why: string }
  /** An environment variable that the setting does not list. */
  | 'envNotAllowed';

/** A launch with the values of its variables in their places. */
export interface Substituted {
  readonly written: WrittenLaunch;
  readonly problems: readonly LaunchProblem[];
  /** The values by the names of the variables that were used. */
  readonly used: ReadonlyMap<string, string>;
}

/** The names of the known variables that a launch uses, each once. */
export function variablesOf(written: WrittenLaunch): readonly string[] {
  const names = new Set<string>();
  mapTexts(written, (text) => {
    for (const { name } of variablesIn(text)) if (isVariable(name)) names.add(name);
    return text;
  });
  return [...names];
}

/**
 * Puts the values of variables in their places, in all texts but the names of properties. A value
 * is a text as it is: variables in it are not looked for.
 */
export function substitute(
  written: WrittenLaunch,
  lookup: (name: string) => VariableValue,
): Substituted {
  const problems: LaunchProblem[] = [];
  const used = new Map<string, string>();
  const valueOf = (path: LaunchPath, { name, start, end }: FoundVariable): string | undefined => {
    const found = isVariable(name) ? lookup(name) : undefined;
    if (found !== undefined && found !== 'envNotAllowed' && 'value' in found) {
      used.set(name, found.value);
      return found.value;
    }
    problems.push({ path, at: 'value', within: [start, end], fault: faultOf(name, found) });
    return undefined;
  };
  const replaced = mapTexts(written, (text, path) => {
    let from = 0;
    const parts = variablesIn(text).flatMap((each) => {
      const before = unescaped(text.slice(from, each.start));
      from = each.end;
      return [before, valueOf(path, each) ?? text.slice(each.start, each.end)];
    });
    return [...parts, unescaped(text.slice(from))].join('');
  });
  return { written: replaced, problems, used };
}

function faultOf(name: string, found: 'envNotAllowed' | { why: string } | undefined): LaunchFault {
  if (found === undefined)
    return { code: 'unknownVariable', name, nearest: nearest(name, plainVariables) };
  return found === 'envNotAllowed'
    ? { code: 'envNotAllowed', name: name.slice('env:'.length) }
    : { code: 'noValue', name, why: found.why };
}

type MapText = (text: string, path: LaunchPath) => string;

function mapTexts(written: WrittenLaunch, map: MapText): WrittenLaunch {
  const { workflow, name, values, taskLinks, due } = written;
  return {
    ...written,
    workflow: typeof workflow === 'string' ? map(workflow, ['workflow']) : workflow,
    ...(name !== undefined && { name: map(name, ['name']) }),
    values: values.map(([field, value]) => [field, mapWritten(value, ['values', field], map)]),
    taskLinks: taskLinks.map(([task, url]) => [task, map(url, ['taskLinks', task])]),
    ...(due !== undefined && { due: map(due, ['due']) }),
  };
}

function mapWritten(value: Written, path: LaunchPath, map: MapText): Written {
  if (typeof value === 'string') return map(value, path);
  return isList(value)
    ? value.map((each, index) => mapWritten(each, [...path, index], map))
    : value;
}

const isList = (value: Written): value is readonly Written[] => Array.isArray(value);
