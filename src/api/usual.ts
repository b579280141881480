/**
 * Reads in plain code what nearly every entry of a list looks like: several times as fast as by a
 * schema, with the same result. What is undefined looks different in some way, and is left to the
 * schema, which also says what is wrong with it.
 */
import type { Entries } from '../core/base/unreadable.ts';
import {
  type WireBaseField,
  type WireBaseWorkflow,
  toCount,
  toFlag,
  toVisibleText,
} from './wire.ts';

/** An object as it was sent: any property may be missing, or be of any type. */
export type Raw<Wire> = Readonly<Partial<Record<keyof Wire, unknown>>>;

/** Reads a value; undefined where only a schema can. */
export type Usual<Wire> = (raw: unknown) => Wire | undefined;

/** The value as an object with the properties of another. */
export const rawObject = <Wire extends object>(raw: unknown): Raw<Wire> | undefined =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? (raw as Raw<Wire>) : undefined;

/** An id as text. */
export function usualId(raw: unknown): string | undefined {
  if (typeof raw === 'string') return raw === '' ? undefined : raw;
  return Number.isSafeInteger(raw) ? String(raw) : undefined;
}

/** An id that may be missing; null where it makes no sense. */
export const usualAnyId = (raw: unknown): string | null | undefined =>
  raw === undefined ? undefined : (usualId(raw) ?? null);

/** A flag whose absence has a meaning. */
export const usualSaidFlag = (raw: unknown): boolean | null | undefined =>
  raw === undefined || raw === null ? raw : toFlag(raw);

export const usualString: Usual<string> = (raw) => (typeof raw === 'string' ? raw : undefined);

/** A list that may be missing, of entries that all look as usual. */
export function usualList<Wire>(raw: unknown, item: Usual<Wire>): Wire[] | undefined {
  if (raw === undefined || raw === null) return [];
  if (!Array.isArray(raw)) return undefined;
  const items: Wire[] = [];
  for (const each of raw as readonly unknown[]) {
    const read = item(each);
    if (read === undefined) return undefined;
    items.push(read);
  }
  return items;
}

/** The same for a list whose unreadable entries are described: there are none of those. */
export function usualEntries<Wire>(
  raw: unknown,
  item: Usual<Wire>,
): Entries<Wire, never> | undefined {
  const items = usualList(raw, item);
  return items && { items, unreadable: [] };
}

/** The properties of a field in all dialects. */
export function usualBaseField(raw: Raw<WireBaseField>): WireBaseField | undefined {
  const id = usualId(raw.api_name);
  return id === undefined
    ? undefined
    : {
        api_name: id,
        name: toVisibleText(raw.name),
        description: toVisibleText(raw.description),
        type: toVisibleText(raw.type),
        is_required: toFlag(raw.is_required) ?? false,
      };
}

/** The properties of a workflow in all dialects. */
export function usualBaseWorkflow(raw: Raw<WireBaseWorkflow>): WireBaseWorkflow | undefined {
  const id = usualId(raw.id);
  return id === undefined
    ? undefined
    : {
        id,
        name: toVisibleText(raw.name),
        description: toVisibleText(raw.description),
        is_active: toFlag(raw.is_active) ?? true,
        finalizable: usualSaidFlag(raw.finalizable),
        performers_count: toCount(raw.performers_count),
        tasks_count: toCount(raw.tasks_count),
      };
}
