import type { ServiceError } from '../core/base/errors.ts';
import { fieldId, personId, workflowId } from '../core/base/ids.ts';
import { type Result, success } from '../core/base/result.ts';
import { visibleText } from '../core/base/visibleText.ts';
import { type Field, fieldKinds } from '../core/form/field.ts';
import type { Person, Workflow } from '../core/workflows/workflow.ts';
import type { WireBaseField, WirePerson, WireBaseWorkflow } from './wire.ts';

/** The first of each id: two of the same could not be told apart. */
export function distinct<Item extends { readonly id: string }>(
  items: readonly Item[],
): readonly Item[] {
  if (items.length < 2) return items;
  const byId = new Map<string, Item>();
  for (const item of items) if (!byId.has(item.id)) byId.set(item.id, item);
  return [...byId.values()];
}

/** Text that says something. */
export const nonEmpty = (text: string): string | undefined => (text === '' ? undefined : text);

/** What stands in for a name that is missing. */
export const numbered = (id: string): string => visibleText(`#${id}`);

/** First and last name, or what stands in for them. */
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

/** All of a field but what can be chosen in it. */
export const toBaseField = (wire: WireBaseField): Omit<Field, 'selections'> => ({
  id: fieldId(wire.api_name),
  name: nonEmpty(wire.name) ?? visibleText(wire.api_name),
  description: wire.description,
  kind: fieldKinds.find((kind) => kind === wire.type) ?? 'unknown',
  sourceType: wire.type,
  required: wire.is_required,
});

/** All of a workflow but its form, who may run it and where it is linked from. */
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

/** An id as the wire wants it: a number again where it was one. */
export function wireId(id: string): string | number {
  const number = Number(id);
  return Number.isSafeInteger(number) && String(number) === id ? number : id;
}

/** What becomes of a value, where there is one. */
export const mapped = <Wire, Value>(
  result: Result<Wire, ServiceError>,
  map: (wire: Wire) => Value,
): Result<Value, ServiceError> => (result.ok ? success(map(result.value)) : result);
