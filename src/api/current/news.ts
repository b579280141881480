import * as v from 'valibot';
import type { Answer, Page } from '../../core/base/answer.ts';
import { type PersonId, runId, runTaskId } from '../../core/base/ids.ts';
import type { LateRun, SentNews } from '../../core/news/news.ts';
import type { NewsApi } from '../../core/news/newsApi.ts';
import type { MyTask } from '../../core/tasks/task.ts';
import { distinct, mapped } from '../mapping.ts';
import { countSchema, exactTextSchema, idSchema, lenientList, textSchema } from '../wire.ts';
import { readPage } from './paging.ts';
import { timeOf, toMyTask } from './runs/map.ts';
import { plainMarkdown } from './runs/markdown.ts';
import { myTaskSchema } from './runs/schema.ts';
import type { Sources } from './sources.ts';

type Signal = AbortSignal | undefined;

/** How many entries a request asks for: it is sent every few minutes, and answers with few changes. */
const wanted = { tasks: 50, sent: 20, runs: 20 };

const namedSchema = v.object({ id: idSchema, name: textSchema });

/** An item of GET /accounts/notifications; some kinds are about no task. */
const notificationSchema = v.object({
  id: idSchema,
  type: textSchema,
  text: exactTextSchema,
  datetime_tsp: countSchema,
  task: v.nullish(v.object({ ...namedSchema.entries, due_date_tsp: countSchema })),
  workflow: v.nullish(namedSchema),
});
type WireNotification = v.InferOutput<typeof notificationSchema>;

/** An item of GET /workflows, reduced to when it and its tasks are due. */
const dueRunSchema = v.object({
  ...namedSchema.entries,
  due_date_tsp: countSchema,
  tasks: v.fallback(
    lenientList(
      v.object({ ...namedSchema.entries, status: textSchema, due_date_tsp: countSchema }),
    ),
    [],
  ),
});
type WireDueRun = v.InferOutput<typeof dueRunSchema>;

async function listNewestTasks({ client }: Sources, signal: Signal): Answer<Page<MyTask>> {
  const endpoint = { route: '/v3/tasks', query: { ordering: '-date' } };
  const page = { limit: wanted.tasks, cursor: undefined };
  const answer = await readPage(client, endpoint, { item: myTaskSchema }, page, signal);
  return mapped(answer, ({ items, ...rest }) => ({
    ...rest,
    items: distinct(items.map(toMyTask)),
  }));
}

/** A performer who is mentioned is told of the comment, as all performers are. */
const mentions = (text: string, me: PersonId): boolean =>
  [...text.matchAll(/\|\s*(\d+)\]/g)].some(([, id]) => id === me);

function toSent(wire: WireNotification, me: PersonId): readonly SentNews[] {
  const { type, text, task, workflow } = wire;
  const at = timeOf(wire.datetime_tsp);
  if (!task || !workflow || at === undefined) return [];
  const subject = {
    task: { id: runTaskId(task.id), name: task.name },
    run: { id: runId(workflow.id), name: workflow.name },
    at,
  };
  if (type === 'overdue_task') {
    return [{ kind: 'lateTask', ...subject, dueAt: timeOf(task.due_date_tsp) }];
  }
  const isMention = type === 'mention' || (type === 'comment' && mentions(text, me));
  return isMention ? [{ kind: 'mention', ...subject, text: plainMarkdown(text) }] : [];
}

async function listSentNews(
  { client }: Sources,
  me: PersonId,
  signal: Signal,
): Answer<Page<SentNews>> {
  const endpoint = { route: '/accounts/notifications', query: { status: 'new' } };
  const page = { limit: wanted.sent, cursor: undefined };
  const answer = await readPage(client, endpoint, { item: notificationSchema }, page, signal);
  return mapped(answer, ({ items, ...rest }) => ({
    ...rest,
    items: items.flatMap((item) => toSent(item, me)),
  }));
}

/** The first part of a run that was due by `now`: a task that is being worked on, or the run. */
function toLate(wire: WireDueRun, now: number): readonly LateRun[] {
  const run = { id: runId(wire.id), name: wire.name };
  const tasks = wire.tasks
    .filter(({ status }) => status === 'active')
    .map((task) => ({
      task: { id: runTaskId(task.id), name: task.name },
      dueAt: timeOf(task.due_date_tsp),
    }));
  const [first] = [...tasks, { task: undefined, dueAt: timeOf(wire.due_date_tsp) }]
    .flatMap(({ task, dueAt }) => (dueAt !== undefined && dueAt <= now ? [{ task, dueAt }] : []))
    .toSorted((a, b) => a.dueAt - b.dueAt);
  return first ? [{ kind: 'lateRun', run, ...first }] : [];
}

async function listLateRuns(
  { client }: Sources,
  starter: PersonId,
  now: number,
  signal: Signal,
): Answer<Page<LateRun>> {
  const query = { workflow_starter: starter, status: 'running', ordering: 'overdue' };
  const page = { limit: wanted.runs, cursor: undefined };
  const answer = await readPage(
    client,
    { route: '/workflows', query },
    { item: dueRunSchema },
    page,
    signal,
  );
  return mapped(answer, ({ items, ...rest }) => ({
    ...rest,
    items: items.flatMap((item) => toLate(item, now)),
  }));
}

/** The functions for news, of the account that the sources belong to. */
export const createNews = (sources: Sources): NewsApi => ({
  listNewestTasks: (signal) => listNewestTasks(sources, signal),
  listSentNews: (me, signal) => listSentNews(sources, me, signal),
  listLateRuns: (starter, now, signal) => listLateRuns(sources, starter, now, signal),
});
