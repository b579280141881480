import type { Call } from '../../request.ts';
import type { Workflow } from '../../model/workflows.ts';
import type { Run } from '../../model/runs.ts';
import type { RunQuery } from '../../store/runs/findRuns.ts';
import type { Store } from '../../store/store.ts';
import { rankOf, searchWords } from '../../store/words.ts';
import { type Asker, askerOf, rolesOf } from '../access.ts';
import { type Directory, directoryOf } from '../account/directory.ts';
import { messages } from '../messages.ts';
import { answerFound, readPage } from '../http/paging.ts';
import { presentRun, presentRunItem } from './presentRun.ts';
import { taskApiName } from '../templates/presentTemplate.ts';
import { presentListedValues } from '../values/presentValues.ts';
import { readChoice, readFlag, readIds, readTaskNames } from '../http/query.ts';
import { invalid } from '../../refusal.ts';
import { mayRead, runRequest } from './runRequest.ts';
import { valueContextOf } from '../values/valueContext.ts';

const orders = ['date', '-date', 'overdue', '-urgent'] as const;

/** Answers with one page of the runs that the key's person may see. */
export function listRuns(store: Store, call: Call): Response {
  const workflows = allWorkflows(store);
  const query = readQuery(call, askerOf(store, call), workflows);
  const window = readPage(call);
  const ordering = readChoice(call, 'ordering', orders) ?? '-date';
  const context = valueContextOf(store, call);
  const fields = call.req.query('fields')?.split(',') ?? [];
  const byId = new Map(workflows.map((workflow) => [workflow.id, workflow] as const));
  const present = (run: Run): object => {
    const workflow = byId.get(run.workflowId);
    if (!workflow) throw new Error(`Run ${run.id} has no workflow.`);
    const values = presentListedValues(run, workflow.kickoff, fields, context);
    return presentRunItem(run, workflow, context, values);
  };
  return answerFound(call, store.findRuns(query, ordering, window), present, window);
}

/** All workflows that may have runs, deleted ones included. */
export const allWorkflows = (store: Store): readonly Workflow[] =>
  store.workflows({ by: 'date', descending: false });

function readQuery(call: Call, asker: Asker, workflows: readonly Workflow[]): RunQuery {
  const status = readChoice(call, 'status', ['running', 'done', 'snoozed']);
  const people = readIds(call, 'current_performer');
  const groups = readIds(call, 'current_performer_group_ids');
  if ((people ?? groups) && (status === 'done' || status === 'snoozed')) {
    throw invalid(messages.MSG_PW_0067);
  }
  return {
    ...visibleTo(asker, workflows),
    status,
    workflows: readIds(call, 'template_id'),
    starters: readStarters(call),
    with: (people ?? groups) && {
      people: people ?? [],
      groups: [...(groups ?? []), ...groupsOfAny(asker, people ?? [])],
    },
    at: readTaskNames(call, 'template_task_api_name'),
    search: readSearch(call, workflows),
  };
}

/** The ids of the groups that one of the people is in. */
const groupsOfAny = ({ groups }: Asker, people: readonly number[]): readonly number[] =>
  groups.filter(({ members }) => members.some((id) => people.includes(id))).map(({ id }) => id);

/**
 * No run here was started from outside, so `is_external` leaves only the runs of the named
 * starters.
 */
function readStarters(call: Call): readonly number[] | undefined {
  const starters = readIds(call, 'workflow_starter');
  return readFlag(call, 'is_external') === true ? (starters ?? []) : starters;
}

/** The runs that the person sees in lists: by their role for the workflow. */
export function visibleTo(asker: Asker, workflows: readonly Workflow[]): RunQuery {
  const roles = workflows.map((workflow) => ({ id: workflow.id, has: rolesOf(asker, workflow) }));
  const all = roles.filter(({ has }) => has.includes('owner') || has.includes('viewer'));
  const own = roles.filter(({ has }) => has.includes('starter'));
  return {
    ofWorkflows: all.map(({ id }) => id),
    ownOfWorkflows: own.map(({ id }) => id),
    starter: asker.person.id,
  };
}

/** The workflows are searched for the text, too. */
function readSearch(call: Call, workflows: readonly Workflow[]): RunQuery['search'] {
  const words = searchWords(call.req.query('search') ?? '');
  if (!words) return undefined;
  const tells = ({ name, description, tasks }: Workflow): boolean =>
    rankOf([name, description, ...tasks.map((task) => task.name)].join(' '), words) > 0;
  return { words, workflows: workflows.filter(tells).map(({ id }) => id) };
}

/** Answers with a run and all its details. */
export function getRun(store: Store, call: Call): Response {
  const { run, workflow, asker, context } = runRequest(store, call, mayRead);
  return call.json(presentRun(run, workflow, asker, context));
}

type Counted = 'byStarter' | 'byPerformer' | 'byTask';

/** Answers with the number of runs of each kind. */
export const countRuns =
  (by: Counted) =>
  (store: Store, call: Call): Response => {
    const workflows = allWorkflows(store);
    const query = readQuery(call, askerOf(store, call), workflows);
    const seen = workflows.filter(
      ({ id, deleted }) =>
        !deleted &&
        (query.workflows ?? query.ofWorkflows).includes(id) &&
        [...query.ofWorkflows, ...query.ownOfWorkflows].includes(id),
    );
    return call.json(presentCounts(store.countCurrent(query), by, seen, directoryOf(store)));
  };

/** Everything that can be counted is listed, even with the number 0. */
function presentCounts(
  counts: ReturnType<Store['countCurrent']>,
  by: Counted,
  workflows: readonly Workflow[],
  { people, groups }: Directory,
): readonly object[] {
  const of = (found: readonly { readonly id: number; readonly count: number }[], id: number) =>
    found.find((each) => each.id === id)?.count ?? 0;
  switch (by) {
    case 'byStarter':
      // The last row counts runs from outside, of which there are none.
      return [...people.map(({ id }) => id), fromOutside].map((id) => ({
        user_id: id,
        workflows_count: of(counts.byStarter, id),
      }));
    case 'byPerformer':
      return (['user', 'group'] as const).flatMap((type) =>
        (type === 'user' ? people : groups).map(({ id }) => ({
          type,
          source_id: id,
          workflows_count: of(
            counts.byPerformer.filter((each) => each.type === type),
            id,
          ),
        })),
      );
    case 'byTask':
      return workflows.flatMap(({ id: workflow, tasks }) =>
        tasks.map(({ id }) => ({
          template_id: workflow,
          template_task_api_name: taskApiName({ id }),
          workflows_count: of(counts.byTask, id),
        })),
      );
  }
}

const fromOutside = -1;
