import { toCount, toFlag, toText, toVisibleText } from '../../wire.ts';
import { type Raw, type Usual, rawObject, usualEntries, usualId, usualList } from '../../usual.ts';
import type { WireListedRun, WireRunPerformer, WireRunTask } from './schema.ts';

/** A value that may be missing; `odd` where only the schema can read it. */
const odd = Symbol('odd');
function maybe<Wire>(raw: unknown, read: Usual<Wire>): Wire | null | undefined | typeof odd {
  return raw === undefined || raw === null ? raw : (read(raw) ?? odd);
}

const usualPerformer: Usual<WireRunPerformer> = (sent) => {
  const raw = rawObject<WireRunPerformer>(sent);
  const id = maybe(raw?.source_id, usualId);
  return raw && id !== odd
    ? {
        source_id: id,
        type: toVisibleText(raw.type),
        is_completed: toFlag(raw.is_completed) ?? false,
      }
    : undefined;
};

const usualDelay: Usual<NonNullable<WireRunTask['delay']>> = (sent) => {
  const raw = rawObject<NonNullable<WireRunTask['delay']>>(sent);
  return raw && { estimated_end_date_tsp: toCount(raw.estimated_end_date_tsp) };
};

const usualTask: Usual<WireRunTask> = (sent) => {
  const raw = rawObject<WireRunTask>(sent);
  const id = usualId(raw?.id);
  const performers = usualList(raw?.performers, usualPerformer);
  const delay = maybe(raw?.delay, usualDelay);
  if (!raw || id === undefined || !performers || delay === odd) return undefined;
  return {
    id,
    name: toVisibleText(raw.name),
    number: toCount(raw.number),
    status: toVisibleText(raw.status),
    performers,
    date_started_tsp: toCount(raw.date_started_tsp),
    date_completed_tsp: toCount(raw.date_completed_tsp),
    due_date_tsp: toCount(raw.due_date_tsp),
    delay,
    checklists_total: toCount(raw.checklists_total) ?? 0,
    checklists_marked: toCount(raw.checklists_marked) ?? 0,
  };
};

type WireTemplateOfRun = NonNullable<WireListedRun['template']>;
const usualTemplate: Usual<WireTemplateOfRun> = (sent) => {
  const raw = rawObject<WireTemplateOfRun>(sent);
  const id = usualId(raw?.id);
  return raw && id !== undefined ? { id, name: toVisibleText(raw.name) } : undefined;
};

type WireNamedValue = WireListedRun['fields'][number];
const usualValue: Usual<WireNamedValue> = (sent) => {
  const raw = rawObject<WireNamedValue>(sent);
  return raw && { name: toVisibleText(raw.name), value: toText(raw.value) };
};

const usualIds: Usual<string[]> = (sent) =>
  Array.isArray(sent) ? usualList(sent, usualId) : undefined;

/** The parts of a run that are more than a text, a number or a flag. */
function usualParts(raw: Raw<WireListedRun>) {
  const id = usualId(raw.id);
  const template = maybe(raw.template, usualTemplate);
  const starter = maybe(raw.workflow_starter, usualId);
  const owners = maybe(raw.owners, usualIds);
  const tasks = usualEntries(raw.tasks, usualTask);
  const fields = usualList(raw.fields, usualValue);
  if (id === undefined || template === odd || starter === odd || owners === odd) return undefined;
  return tasks && fields && { id, template, workflow_starter: starter, owners, tasks, fields };
}

/** An item of `GET /workflows`, as `runSchema` reads it. */
export const usualRun: Usual<WireListedRun> = (sent) => {
  const raw = rawObject<WireListedRun>(sent);
  const parts = raw && usualParts(raw);
  return (
    parts && {
      ...parts,
      name: toVisibleText(raw.name),
      description: toVisibleText(raw.description),
      status: toCount(raw.status),
      is_urgent: toFlag(raw.is_urgent) ?? false,
      finalizable: toFlag(raw.finalizable) ?? false,
      date_created_tsp: toCount(raw.date_created_tsp),
      date_completed_tsp: toCount(raw.date_completed_tsp),
      due_date_tsp: toCount(raw.due_date_tsp),
    }
  );
};
