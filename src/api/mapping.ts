import type { ServiceError } from '../core/base/errors.ts';
import { fieldId, personId, workflowId } from '../core/base/ids.ts';
import { type Result, success } from '../core/base/result.ts';
import { visibleText } from '../core/base/visibleText.ts';
import { type Field, fieldKinds } from '../core/form/field.ts';
import type { Person, Workflow } from '../core/workflows/workflow.ts';
import type { WireBaseField, WirePerson, WireBaseWorkflow } from './wire.ts';

/** The first item of each id: two with the same id could not be told apart. */
export function distinct<Item extends { readonly id: string }>(
  items: readonly Item[],
): readonly Item[] {
  if (items.length < 2) return items;
  const byId = new Map<string, Item>();
  for (const item of items) if (!byId.has(item.id)) byId.set(item.id, item);
  return [...byId.values()];
}

/** The text; undefined if it is empty. */
export const nonEmpty = (text: string): string | undefined => (text === '' ? undefined : text);

/** Replaces a missing name. */
export const numbered = (id: string): string => visibleText(`#${id}`);

/** First and last name, or what replaces them. */
export const fullName = (
  names: Pick<WirePerson, 'first_name' | 'last_name'>,
  standIn: string,
): string => nonEmpty(`${names.first_name} ${names.last_name}`.trim()) ?? visibleText(standIn);

export const toPerson = (wire: WirePerson): Person => ({
  id: personId(wire.id),
  email: wire.email,
  name: fullName(wire, nonEmpty(wire.email) ?? wire.id),
  photo: nonEmpty(wire.photo),
  status: wire.status,
});

/** A field without its selections. */
export const toBaseField = (wire: WireBaseField): Omit<Field, 'selections'> => ({
  id: fieldId(wire.api_name),
  name: nonEmpty(wire.name) ?? visibleText(wire.api_name),
  description: wire.description,
  kind: fieldKinds.find((kind) => kind === wire.type) ?? 'unknown',
  sourceType: wire.type,
  required: wire.is_required,
});

/** A workflow without its form, the people who may run it and its links. */
export const toBaseWorkflow = (
  wire: WireBaseWorkflow,
): Omit<Workflow, 'form' | 'mayRun' | 'sites'> => ({
  id: workflowId(wire.id),
  name: wire.name,
  description: wire.description,
  active: wire.is_active,
  finalizable: wire.finalizable ?? undefined,
  performersCount: wire.performers_count ?? undefined,
  tasksCount: wire.tasks_count ?? undefined,
});

/** An id as the wire has it: a number again if it was one. */
export function wireId(id: string): string | number {
  const number = Number(id);
  return Number.isSafeInteger(number) && String(number) === id ? number : id;
}

/** The result with its value mapped; an error stays as it is. */
export const mapped = <Wire, Value>(
  result: Result<Wire, ServiceError>,
  map: (wire: Wire) => Value,
): Result<Value, ServiceError> => (result.ok ? success(map(result.value)) : result);
