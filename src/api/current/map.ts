import { taskId } from '../../core/base/ids.ts';
import type { KickoffForm } from '../../core/form/field.ts';
import type { Task, Workflow } from '../../core/workflows/workflow.ts';
import { distinct, nonEmpty, toBaseWorkflow } from '../mapping.ts';
import { type ConditionWords, toConditions } from './conditions.ts';
import { definedMarkdown } from './runs/markdown.ts';
import { type People, mayRun, toPerformer } from './people.ts';
import type { WireTask, WireTemplate } from './schema.ts';

/** A template of the service is a workflow here, and a workflow of the service is a run. */
export const toWorkflow = (wire: WireTemplate, form: KickoffForm, people: People): Workflow => ({
  ...toRow(wire),
  mayRun: mayRun(wire.owners, people),
  form,
});

/** What a list shows of a workflow. */
export const toRow = (wire: WireTemplate): Omit<Workflow, 'form'> => ({
  ...toBaseWorkflow(wire),
  description: definedMarkdown(wire.description),
  mayRun: [],
  sites: [],
  nameTemplate: nonEmpty(wire.wf_name_template.trim()),
});

const toTask = (
  wire: WireTask,
  index: number,
  people: People,
  words: ConditionWords | undefined,
): Task => ({
  // Steps have no other id, and some people may read only the steps.
  id: taskId(wire.api_name ?? wire.id ?? `task-${index + 1}`),
  name: wire.name,
  description: definedMarkdown(wire.description),
  number: wire.number ?? index + 1,
  responsible: wire.raw_performers.map((performer) => toPerformer(performer, people)),
  link: undefined,
  completedByAll: wire.require_completion_by_all,
  ...(wire.parents && { after: wire.parents.map(taskId) }),
  ...(wire.conditions && words && { conditions: toConditions(wire.conditions, words) }),
});

/** @param words for the conditions on tasks; undefined where those are not known. */
export const toTasks = (
  wire: readonly WireTask[],
  people: People,
  words?: ConditionWords,
): readonly Task[] =>
  distinct(wire.map((task, index) => toTask(task, index, people, words))).toSorted(
    (a, b) => a.number - b.number,
  );
