import { toCount, toText, toVisibleText } from '../wire.ts';
import {
  type Usual,
  rawObject,
  usualAnyId,
  usualBaseField,
  usualBaseWorkflow,
  usualEntries,
  usualId,
  usualList,
  usualSaidFlag,
} from '../usual.ts';
import type {
  WireField,
  WireFieldSet,
  WireKickoff,
  WireOwner,
  WireSelection,
  WireTemplate,
} from './schema.ts';

type NamedSelection = Exclude<WireSelection, string>;

const usualSelection: Usual<WireSelection> = (sent) => {
  if (typeof sent === 'string') return sent;
  const raw = rawObject<NamedSelection>(sent);
  return (
    raw && {
      id: usualAnyId(raw.id),
      api_name: usualAnyId(raw.api_name),
      value: toText(raw.value),
    }
  );
};

const usualField: Usual<WireField> = (sent) => {
  const raw = rawObject<WireField>(sent);
  const base = raw && usualBaseField(raw);
  const selections = raw && usualEntries(raw.selections, usualSelection);
  return (
    base &&
    selections && {
      ...base,
      is_hidden: usualSaidFlag(raw.is_hidden),
      order: toCount(raw.order),
      default: toText(raw.default),
      dataset: usualAnyId(raw.dataset),
      selections,
    }
  );
};

/** Rules are rare, so that they are left to the schema. */
const noRules: Usual<never> = () => undefined;

const usualFieldSet: Usual<WireFieldSet> = (sent) => {
  const raw = rawObject<WireFieldSet>(sent);
  const fields = raw && usualEntries(raw.fields, usualField);
  const rules = raw && usualList(raw.rules, noRules);
  return (
    fields &&
    rules && {
      api_name: toVisibleText(raw.api_name),
      title: toVisibleText(raw.title),
      name: toVisibleText(raw.name),
      description: toVisibleText(raw.description),
      order: toCount(raw.order),
      fields,
      rules,
    }
  );
};

const usualKickoff: Usual<WireKickoff> = (sent) => {
  const raw = rawObject<WireKickoff>(sent ?? {});
  const fields = raw && usualEntries(raw.fields, usualField);
  if (!fields) return undefined;
  const kickoff = { description: toVisibleText(raw.description), fields };
  const { fieldsets: sets } = raw;
  if (sets === undefined || sets === null) return { ...kickoff, fieldsets: sets };
  const fieldsets = usualEntries(sets, usualFieldSet);
  return fieldsets && { ...kickoff, fieldsets };
};

const usualOwner: Usual<WireOwner> = (sent) => {
  const raw = rawObject<WireOwner>(sent);
  const id = usualId(raw?.source_id);
  return raw && id !== undefined
    ? { type: toVisibleText(raw.type), source_id: id, role: raw.role }
    : undefined;
};

/** An entry of `GET /templates`, as `templateSchema` reads it. */
export const usualTemplate: Usual<WireTemplate> = (sent) => {
  const raw = rawObject<WireTemplate>(sent);
  if (!raw) return undefined;
  const base = usualBaseWorkflow(raw);
  const owners = usualList(raw.owners, usualOwner);
  const kickoff = usualKickoff(raw.kickoff);
  return (
    base &&
    owners &&
    kickoff && {
      ...base,
      wf_name_template: toVisibleText(raw.wf_name_template),
      owners,
      template_owners: raw.template_owners,
      kickoff,
    }
  );
};
