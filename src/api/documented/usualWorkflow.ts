import type { WirePerson } from '../wire.ts';
import { toText, toVisibleText } from '../wire.ts';
import {
  type Usual,
  rawObject,
  usualBaseField,
  usualBaseWorkflow,
  usualEntries,
  usualId,
  usualList,
  usualString,
} from '../usual.ts';
import type { WireField, WireWorkflow } from './schema.ts';

type WireSelection = WireField['selections']['items'][number];

const usualSelection: Usual<WireSelection> = (sent) => {
  const raw = rawObject<WireSelection>(sent);
  const id = usualId(raw?.id);
  return raw && id !== undefined ? { id, value: toVisibleText(raw.value) } : undefined;
};

const usualField: Usual<WireField> = (sent) => {
  const raw = rawObject<WireField>(sent);
  const base = raw && usualBaseField(raw);
  const selections = raw && usualEntries(raw.selections, usualSelection);
  return base && selections && { ...base, selections };
};

const usualKickoff: Usual<WireWorkflow['kickoff']> = (sent) => {
  const raw = rawObject<WireWorkflow['kickoff']>(sent ?? {});
  const fields = raw && usualEntries(raw.fields, usualField);
  return fields && { description: toVisibleText(raw.description), fields };
};

const usualSomebody: Usual<WirePerson> = (sent) => {
  const raw = rawObject<WirePerson>(sent);
  return (
    raw && {
      id: usualId(raw.id) ?? '',
      email: toText(raw.email),
      first_name: toVisibleText(raw.first_name),
      last_name: toVisibleText(raw.last_name),
      photo: toText(raw.photo),
      status: toVisibleText(raw.status),
    }
  );
};

/** An entry of `GET /workflows`, as `workflowSchema` reads it. */
export const usualWorkflow: Usual<WireWorkflow> = (sent) => {
  const raw = rawObject<WireWorkflow>(sent);
  if (!raw) return undefined;
  const base = usualBaseWorkflow(raw);
  const people = usualList(raw.run_allowed, usualSomebody);
  const urls = usualList(raw.urls, usualString);
  const kickoff = usualKickoff(raw.kickoff);
  return base && people && urls && kickoff && { ...base, run_allowed: people, urls, kickoff };
};
