import type { Call } from '../../request.ts';
import type { Workflow } from '../../model/workflows.ts';
import type { TaskOfRun, TaskOrder, TaskQuery } from '../../store/findTasks.ts';
import type { Store } from '../../store/store.ts';
import { searchWords } from '../../store/words.ts';
import { type Asker, askerOf, groupsOf, isAdmin } from '../access.ts';
import { messages } from '../messages.ts';
import { answerFound, readWindow } from '../http/paging.ts';
import { presentTask, presentTaskItem } from './presentTask.ts';
import { readChoice, readFlag, readTaskNames, readWhole } from '../http/query.ts';
import { invalid, notFound } from '../../refusal.ts';
import { mayRead, taskRequest, workflowOf } from '../runs/runRequest.ts';
import { valueContextOf } from '../values/valueContext.ts';

const orders = ['date', '-date', 'overdue', '-overdue', 'completed', '-completed'] as const;

/** Answers with the tasks of the person, or of another person. */
export function listTasks(store: Store, call: Call): Response {
  const completed = readFlag(call, 'is_completed') ?? false;
  const order: TaskOrder = readChoice(call, 'ordering', orders) ?? 'urgent';
  const query = { ...readQuery(store, call), completed };
  const window = readWindow(call);
  const found = store.findTasks(query, order, window);
  const context = valueContextOf(store, call);
  const known = new Map<number, Workflow>();
  const present = ({ run, task }: TaskOfRun): object => {
    const workflow = known.get(run.workflowId) ?? workflowOf(store, run);
    known.set(workflow.id, workflow);
    return presentTaskItem(run, task, workflow, context);
  };
  return answerFound(call, found, present, window);
}

function readQuery(store: Store, call: Call): Omit<TaskQuery, 'completed'> {
  const holder = holderOf(store, call);
  return {
    person: holder.person.id,
    groups: groupsOf(holder),
    workflow: readWhole(call, 'template_id'),
    task: readTaskNames(call, 'template_task_api_name')?.[0],
    words: searchWords(call.req.query('search') ?? ''),
  };
}

/** The person whose tasks are wanted. */
function holderOf(store: Store, call: Call): Asker {
  const asker = askerOf(store, call);
  const wanted = readWhole(call, 'assigned_to');
  if (wanted === undefined) return asker;
  if (!isAdmin(asker)) throw invalid(messages.MSG_PW_0057, { name: 'assigned_to' });
  const person = store.people().find(({ id }) => id === wanted);
  if (!person) throw invalid('There is no such person.', { name: 'assigned_to' });
  return { ...asker, person };
}

/** Answers with the number of the person's tasks. */
export function countTasks(store: Store, call: Call): Response {
  const asker = askerOf(store, call);
  const { count } = store.findTasks(
    { person: asker.person.id, groups: groupsOf(asker), completed: false },
    'urgent',
    { limit: 0, offset: 0 },
  );
  return call.json({ tasks_count: count });
}

/** Answers with a task and all its details, if it has ever started. */
export function getTask(store: Store, call: Call): Response {
  const request = taskRequest(store, call, mayRead, 'everybody');
  if (!store.hasStarted(request.task.id)) throw notFound();
  return call.json(presentTask(request));
}
