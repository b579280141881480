import type { Rejection } from '../core/base/errors.ts';
import type { FormTarget } from '../core/base/formTarget.ts';
import { fieldId, taskId } from '../core/base/ids.ts';
import { visibleText } from '../core/base/visibleText.ts';
import { parseJson } from './body.ts';

/** The service's messages about a request that it refuses. */
export interface RefusalMessages {
  /** The general message, or else the first one; empty if there is none. */
  readonly message: string;
  readonly rejections: readonly Rejection[];
}

type Json = Readonly<Record<string, unknown>>;

/** The longest message that is shown, in characters. */
const longestMessage = 500;
const mostRejections = 100;
/**
 * How deep messages are searched for: the service nests lists and objects, and deeper texts are not
 * for people.
 */
const deepestMessage = 4;
const form: FormTarget = { part: 'form' };

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A message on one line, cut if it is too long to be read. */
function shortText(text: string): string {
  const line = visibleText(
    text
      .slice(0, 4 * longestMessage)
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim(),
  );
  return line.length > longestMessage ? `${line.slice(0, longestMessage - 1)}…` : line;
}

function texts(value: unknown, depth = 0): readonly string[] {
  if (typeof value === 'string') return [shortText(value)].filter((text) => text !== '');
  if (typeof value !== 'object' || value === null || depth > deepestMessage) return [];
  return Object.values(value).flatMap((inner) => texts(inner, depth + 1));
}

const about = (target: FormTarget, value: unknown): readonly Rejection[] =>
  texts(value).map((message) => ({ target, message }));

/** Messages by id where the value has ids; about the whole form where it is only a list. */
function aboutEach(value: unknown, target: (id: string) => FormTarget): readonly Rejection[] {
  if (!isObject(value)) return about(form, value);
  return Object.entries(value).flatMap(([id, inner]) => about(target(id), inner));
}

const fieldTarget = (id: string): FormTarget => ({ part: 'field', id: fieldId(id) });
const linkTarget = (id: string): FormTarget => ({ part: 'taskLink', id: taskId(id) });

/** `{"name": ["…"], "kickoff": {"<api_name>": ["…"]}, "tasks": {"<id>": {"url": ["…"]}}, …}` */
function byProperty(key: string, value: unknown): readonly Rejection[] {
  switch (key) {
    case 'name':
      return about({ part: 'name' }, value);
    case 'kickoff':
      return aboutEach(value, fieldTarget);
    case 'tasks':
      return aboutEach(value, linkTarget);
    case 'detail':
    case 'non_field_errors':
      return about(form, value);
    default:
      return texts(value).map((text) => ({ target: form, message: shortText(`${key}: ${text}`) }));
  }
}

/** The places of a form, by the properties of a launch. */
const parts = new Map<unknown, FormTarget>([
  ['name', { part: 'name' }],
  ['is_urgent', { part: 'urgent' }],
  ['due_date_tsp', { part: 'due' }],
]);

function detailsTarget({ name, api_name: field }: Json): FormTarget {
  if (typeof field === 'string' && field !== '') return fieldTarget(field);
  return parts.get(name) ?? form;
}

/** `{"message": "…", "code": "…", "details": {"api_name": "…", "reason": "…"}}` */
function withDetails(message: string, details: unknown): readonly Rejection[] {
  if (!isObject(details)) return about(form, message);
  const { reason } = details;
  return about(detailsTarget(details), reason ?? message);
}

function refusalOf(json: unknown): RefusalMessages {
  const { message, detail } = isObject(json) ? json : {};
  const rejections = rejectionsOf(json).slice(0, mostRejections);
  return { message: texts(message ?? detail)[0] ?? rejections[0]?.message ?? '', rejections };
}

function rejectionsOf(json: unknown): readonly Rejection[] {
  if (!isObject(json)) return about(form, json);
  const { message, details } = json;
  if (typeof message === 'string') return withDetails(message, details);
  // Beside a detail, the code is of use only to programs.
  const entries = Object.entries(json).filter(([key]) => key !== 'code' || !('detail' in json));
  return entries.flatMap(([key, value]) => byProperty(key, value));
}

/** Reads the body of a refusal, in any of the service's shapes. */
export function parseRefusal(body: string, plainText: boolean): RefusalMessages {
  const json = parseJson(body);
  if (json.ok) return refusalOf(json.value);
  return { message: plainText ? shortText(body) : '', rejections: [] };
}
