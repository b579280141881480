import type { Call } from '../../request.ts';
import type { Workflow, WorkflowRole } from '../../model/workflows.ts';
import type { Store } from '../../store/store.ts';
import { searchWords } from '../../store/words.ts';
import { type Asker, askerOf, groupsOf, isAdmin, named, rolesOf } from '../access.ts';
import { type Directory, directoryOf, displayName } from '../account/directory.ts';
import { messages } from '../messages.ts';
import { answerList } from '../http/paging.ts';
import {
  type NameOf,
  templateDetail,
  templateFields,
  templateItem,
  templateStep,
} from './presentTemplate.ts';
import { readChoice, readCount, readFlag } from '../http/query.ts';
import { denied, notFound } from '../../refusal.ts';
import { searchRank } from './templateSearch.ts';

const orders = ['name', '-name', 'date', '-date', 'usage', '-usage'] as const;
const names = new Intl.Collator('en', { sensitivity: 'accent' });

/** Answers with the workflows for which the person has one of these roles. */
export const listTemplates =
  (roles: readonly WorkflowRole[]) =>
  (store: Store, call: Call): Response => {
    const ordering = readChoice(call, 'ordering', orders);
    for (const name of ['limit', 'offset']) readCount(call, name);
    const asker = askerOf(store, call);
    const directory = directoryOf(store);
    const usage = store.countRuns();
    const runsOf = ({ id }: Workflow): number => usage.get(id) ?? 0;
    const found = selectTemplates(store, call, asker)
      .filter(({ workflow }) => rolesOf(asker, workflow).some((role) => roles.includes(role)))
      .toSorted((a, b) => a.workflow.id - b.workflow.id)
      .toSorted(ordering ? comparison(ordering, runsOf) : () => 0)
      .toSorted((a, b) => Number(b.workflow.active) - Number(a.workflow.active))
      .toSorted((a, b) => b.rank - a.rank);
    return answerList(call, found, ({ workflow }) => ({
      ...templateItem(workflow, asker, directory.datasets, call.get('generation')),
      ...(ordering?.endsWith('usage') && { workflows_count: runsOf(workflow) }),
    }));
  };

interface Found {
  readonly workflow: Workflow;
  /** How well the workflow fits the search. */
  readonly rank: number;
}

function selectTemplates(store: Store, call: Call, asker: Asker): readonly Found[] {
  const active = readFlag(call, 'is_active');
  const open = readFlag(call, 'is_public');
  const words = searchWords(call.req.query('search') ?? '');
  return store
    .workflows({ by: 'date', descending: false })
    .filter((workflow) => !workflow.deleted)
    .filter((workflow) => active === undefined || workflow.active === active)
    .filter((workflow) => open === undefined || workflow.public === open)
    .flatMap((workflow) => {
      const rank = words ? searchRank(words, workflow, asker) : 0;
      return rank === undefined ? [] : [{ workflow, rank }];
    });
}

function comparison(
  ordering: (typeof orders)[number],
  runsOf: (workflow: Workflow) => number,
): (a: Found, b: Found) => number {
  const compare = (a: Workflow, b: Workflow): number => {
    if (ordering.endsWith('name')) return names.compare(a.name, b.name);
    if (ordering.endsWith('usage')) return runsOf(a) - runsOf(b);
    return Date.parse(a.createdAt) - Date.parse(b.createdAt);
  };
  return ordering.startsWith('-')
    ? (a, b) => compare(b.workflow, a.workflow)
    : (a, b) => compare(a.workflow, b.workflow);
}

/** The workflow, unless it was deleted. */
export function storedTemplate(store: Store, id: number): Workflow | undefined {
  const workflow = store.workflow(id);
  return workflow?.deleted === false ? workflow : undefined;
}

/** The workflow that the path names, if the person may edit it. */
export function editable(store: Store, call: Call): Workflow {
  const asker = askerOf(store, call);
  if (!isAdmin(asker)) throw denied();
  return named(
    call,
    asker,
    (id) => storedTemplate(store, id),
    (found) => rolesOf(asker, found).includes('owner'),
    { message: messages.MSG_PT_0023 },
  );
}

/** Answers with a workflow as its editors see it. */
export function getTemplate(store: Store, call: Call): Response {
  return answerTemplate(store, call, editable(store, call).id);
}

/** Answers with the workflow with this id; an inactive one is shown as its draft. */
export function answerTemplate(store: Store, call: Call, id: number): Response {
  const workflow = storedTemplate(store, id);
  if (!workflow) throw notFound();
  if (!workflow.active && workflow.draft) return call.json(workflow.draft);
  return call.json(templateDetail(workflow, nameOf(directoryOf(store)), call.get('generation')));
}

/** Deletes a workflow; its runs stay. */
export function removeTemplate(store: Store, call: Call): Response {
  store.deleteWorkflow(editable(store, call).id);
  return call.body(null, 204);
}

const nameOf =
  ({ people, groups }: Directory): NameOf =>
  ({ type, id }) => {
    if (type === 'group') return groups.find((group) => group.id === id)?.name ?? '';
    const person = people.find((each) => each.id === id);
    return person ? displayName(person) : '';
  };

/** Answers with the fields of a workflow and of its tasks. */
export function getTemplateFields(store: Store, call: Call): Response {
  const asker = askerOf(store, call);
  const workflow = named(
    call,
    asker,
    (id) => storedTemplate(store, id),
    (found) => {
      const roles = rolesOf(asker, found);
      return roles.includes('owner') || roles.includes('viewer') || isMember(store, asker, found);
    },
    { message: messages.MSG_PT_0070 },
  );
  return call.json(templateFields(workflow));
}

const isMember = (store: Store, asker: Asker, { id }: Workflow): boolean =>
  partsOf(store, asker).some(({ workflowId }) => workflowId === id);

const partsOf = (store: Store, asker: Asker): ReturnType<Store['parts']> =>
  store.parts(asker.person.id, groupsOf(asker));

/** Answers with the tasks of a workflow: all of them for its owners, else those of the person. */
export function getTemplateSteps(store: Store, call: Call): Response {
  const inProgress = readFlag(call, 'with_tasks_in_progress');
  const asker = askerOf(store, call);
  const id = call.req.param('id') ?? '';
  const workflow = /^\d{1,15}$/.test(id) ? storedTemplate(store, Number(id)) : undefined;
  const mine = inProgress === undefined ? undefined : tasksOf(store, asker, inProgress);
  const isOwner = workflow !== undefined && rolesOf(asker, workflow).includes('owner');
  const tasks = (workflow?.tasks ?? []).filter(({ id: task }) => mine?.has(task) ?? isOwner);
  return call.json(tasks.map(templateStep));
}

/** The ids of the person's tasks in any run: open ones, or done ones. */
const tasksOf = (store: Store, asker: Asker, wanted: boolean): ReadonlySet<number> =>
  new Set(
    partsOf(store, asker)
      .filter(({ active }) => active === wanted)
      .map(({ taskId }) => taskId),
  );
