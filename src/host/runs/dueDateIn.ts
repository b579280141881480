import { isRunRow } from './runRow.ts';

const isDated = (item: unknown): item is { readonly dueAt: number | null | undefined } =>
  typeof item === 'object' &&
  item !== null &&
  'dueAt' in item &&
  ['number', 'undefined', 'object'].includes(typeof item.dueAt);

/**
 * When the thing of a command's argument is due, in milliseconds since 1970: null for never,
 * undefined where the argument does not say. A page passes `{ id, name, dueAt }`.
 */
export function dueDateIn(item: unknown): number | null | undefined {
  if (isRunRow(item)) {
    if (item.type === 'run') return item.run.dueAt ?? null;
    return item.type === 'runTask' ? (item.task.dueAt ?? null) : undefined;
  }
  return isDated(item) ? (item.dueAt ?? null) : undefined;
}
