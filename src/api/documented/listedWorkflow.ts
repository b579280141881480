import * as v from 'valibot';
import type { Workflow } from '../../core/workflows/workflow.ts';
import { type EntryReading, unreadable } from '../entries.ts';
import { toBaseWorkflow } from '../mapping.ts';
import { type Usual, rawObject, usualBaseWorkflow } from '../usual.ts';
import { toWorkflow } from './map.ts';
import { type WireWorkflow, workflowSchema } from './schema.ts';
import { usualWorkflow } from './usualWorkflow.ts';

/** The name of the property with the entry that a workflow is read from. */
const entry = Symbol('entry');

/** What is read of an entry only when somebody looks at it, since most rows are never looked at. */
const laterParts = ['mayRun', 'sites', 'form'] as const;
type LaterPart = (typeof laterParts)[number];
type Unread = { [entry]: unknown } & { -readonly [Part in LaterPart]?: Workflow[Part] };

/** Reads these parts, and puts them in place of what reads them. */
function readLater(unread: Unread): Pick<Workflow, LaterPart> {
  const sent = unread[entry];
  const workflow = toWorkflow(usualWorkflow(sent) ?? v.parse(workflowSchema, sent));
  for (const part of laterParts) {
    Object.defineProperty(unread, part, { value: workflow[part], enumerable: true });
  }
  unread[entry] = undefined;
  return workflow;
}

/** Getters that all workflows share: own ones for each would take more memory than the workflow. */
const getters: Readonly<Record<LaterPart, PropertyDescriptor>> = {
  mayRun: getterOf('mayRun'),
  sites: getterOf('sites'),
  form: getterOf('form'),
};

function getterOf(part: LaterPart): PropertyDescriptor {
  return {
    get(this: Unread) {
      return readLater(this)[part];
    },
    enumerable: true,
    configurable: true,
  };
}

/**
 * A workflow of which only the row is read. It can be read as a whole whatever else the entry
 * holds: in place of what makes no sense it has nothing, or says what is wrong.
 */
const usualListed: Usual<Workflow> = (sent) => {
  const raw = rawObject<WireWorkflow>(sent);
  const base = raw && usualBaseWorkflow(raw);
  if (!base) return undefined;
  const workflow = toBaseWorkflow(base);
  Object.defineProperty(workflow, entry, { value: sent, writable: true });
  for (const part of laterParts) Object.defineProperty(workflow, part, getters[part]);
  return workflow as Workflow;
};

/** How the list of workflows is read. */
export const listedWorkflows: EntryReading<Workflow> = {
  item: v.pipe(workflowSchema, v.transform(toWorkflow)),
  at: '',
  describe: unreadable,
  usual: usualListed,
};
