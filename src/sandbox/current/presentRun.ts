import type { Run, RunTask, Workflow } from '../model.ts';
import { type Asker, ownsAccount, performs, rolesOf, stands } from './access.ts';
import type { Surroundings } from './fieldValue.ts';
import { interpolate } from './interpolate.ts';
import { kickoffTexts } from './kickoffTexts.ts';
import { presentKickoffValues } from './presentValues.ts';
import { taskApiName } from './presentTemplate.ts';
import { asSeconds, asSecondsOrNull } from './time.ts';

const statusNumbers = { running: 0, done: 1, snoozed: 3 } as const;

/** A run with everything that is known of it. */
export const presentRun = (
  run: Run,
  workflow: Workflow,
  asker: Asker,
  around: Surroundings,
): object => ({
  ...runHead(run, workflow, around),
  template: {
    id: workflow.id,
    name: workflow.name,
    is_active: workflow.active,
    wf_name_template: workflow.nameTemplate,
  },
  is_read_only_viewer: isReadOnly(run, workflow, asker),
  tasks: presentTasks(run, workflow, around),
  kickoff: presentKickoffValues(run, workflow.kickoff, around),
});

/** A run in a list: with the tasks that are being worked on, and without its form. */
export const presentRunItem = (
  run: Run,
  workflow: Workflow,
  around: Surroundings,
  fields: readonly object[],
): object => ({
  ...runHead(run, workflow, around),
  template: { id: workflow.id, name: workflow.name, is_active: workflow.active },
  tasks: presentTasks(run, workflow, around, ({ status }) => status === 'active'),
  fields,
});

const runHead = (run: Run, workflow: Workflow, { groups }: Surroundings): object => ({
  id: run.id,
  name: run.name,
  status: statusNumbers[run.status],
  description: workflow.description,
  finalizable: workflow.finalizable,
  is_external: false,
  is_urgent: run.urgent,
  is_legacy_template: false,
  date_created_tsp: asSeconds(run.launchedAt),
  date_completed_tsp: asSecondsOrNull(run.completedAt),
  due_date_tsp: asSecondsOrNull(run.dueAt),
  workflow_starter: run.launchedBy,
  ancestor_task_id: run.ancestorTask,
  legacy_template_name: null,
  owners: ownerIds(workflow, groups),
});

/** Everybody who owns the workflow, directly or through a group. */
const ownerIds = (workflow: Workflow, groups: Surroundings['groups']): readonly number[] => [
  ...new Set(
    workflow.roles
      .filter(({ role }) => role === 'owner')
      .flatMap(({ type, id }) =>
        type === 'user' ? [id] : (groups.find((group) => group.id === id)?.members ?? []),
      ),
  ),
];

/** Whether somebody may look at the run, and no more. */
const isReadOnly = (run: Run, workflow: Workflow, asker: Asker): boolean =>
  !ownsAccount(asker) &&
  !rolesOf(asker, workflow).includes('owner') &&
  !performs(asker, run) &&
  !stands(asker, { type: 'user', id: run.launchedBy });

function presentTasks(
  run: Run,
  workflow: Workflow,
  around: Surroundings,
  wanted: (task: RunTask) => boolean = ({ status }) => status !== 'skipped',
): readonly object[] {
  const texts = kickoffTexts(run, workflow, around);
  return run.tasks.filter(wanted).map((task) => presentTask(task, workflow, texts));
}

/** A task has the values of fields in its name and description once it has started. */
function presentTask(
  task: RunTask,
  workflow: Workflow,
  texts: ReadonlyMap<string, string>,
): object {
  const definition = workflow.tasks.find(({ id }) => id === task.taskId);
  const fill = (text: string): string =>
    task.startedAt === null ? text : interpolate(text, texts);
  return {
    id: task.id,
    name: fill(definition?.name ?? ''),
    api_name: taskApiName({ id: task.taskId }),
    description: definition?.description ? fill(definition.description) : null,
    number: definition?.number,
    delay: null,
    due_date_tsp: null,
    date_started_tsp: asSecondsOrNull(task.startedAt),
    date_completed_tsp: asSecondsOrNull(task.completedAt),
    performers: task.performers.map(({ type, id, completedAt }) => ({
      source_id: id,
      type,
      is_completed: completedAt !== null,
      date_completed_tsp: asSecondsOrNull(completedAt),
    })),
    checklists_total: definition?.checklists.flatMap(({ items }) => items).length ?? 0,
    checklists_marked: 0,
    status: task.status,
  };
}
