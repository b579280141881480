import type { Answer, Page } from '../../../core/base/answer.ts';
import type { RunQuery } from '../../../core/runs/runQuery.ts';
import type { RunsApi } from '../../../core/runs/runsApi.ts';
import { type Run, type RunDetail, isOverdue, isTaskOverdue } from '../../../core/runs/run.ts';
import type { RunChange } from '../../../core/runs/runActions.ts';
import type { RunForm } from '../../../core/runs/runForm.ts';
import type { RunId, RunTaskId } from '../../../core/base/ids.ts';
import { failure, success } from '../../../core/base/result.ts';
import { distinct, mapped, nonEmpty, wireId } from '../../mapping.ts';
import { readAs } from '../../parseAnswer.ts';
import { encodeValues, noteNaming } from '../encodeValues.ts';
import { queryOf, readPage, searchWords } from '../paging.ts';
import type { Sources } from '../sources.ts';
import { changed } from './changed.ts';
import { sendComment } from './commentText.ts';
import { encodingOf } from './encodingOf.ts';
import { filledIn } from './filledIn.ts';
import { toListedRun, toRun, toRunDetail } from './map.ts';
import { inRunDetail, inRuns } from './mentioned.ts';
import { withMembers } from './performers.ts';
import { readEvents } from './talk.ts';
import { runDetailSchema, runSchema } from './schema.ts';
import { usualRun } from './usualRun.ts';
import { heldForm } from './values.ts';

type Signal = AbortSignal | undefined;

const runsOnPage = 50;
/** The service refuses a larger page. */
const mostRunsOnPage = 1000;
/** Enough for most accounts to see also what is due only by the run's own date. */
const runsInDueOrder = 200;

/** The person whose runs are wanted; undefined for anybody's. */
async function starterOf(
  { readMe }: Sources,
  { mine, starter }: RunQuery,
  signal: Signal,
): Answer<string | undefined> {
  if (mine !== true) return success(starter);
  const me = await readMe(signal);
  if (!me.ok) return me;
  return me.value.id === undefined ? failure({ kind: 'notSupported' }) : success(me.value.id);
}

/**
 * Those that the runs wait for: a person, whose groups the service adds, or a group. Without a state
 * the service would also look at what they have completed.
 */
const waitedFor = ({ state = 'running', waitsFor }: RunQuery) =>
  waitsFor && {
    status: state,
    [waitsFor.kind === 'person' ? 'current_performer' : 'current_performer_group_ids']: waitsFor.id,
  };

const runItem = { item: runSchema, usual: usualRun };

async function listRuns(sources: Sources, filter: RunQuery, signal: Signal): Answer<Page<Run>> {
  const starter = await starterOf(sources, filter, signal);
  if (!starter.ok) return starter;
  const query = queryOf({
    status: filter.state,
    template_id: filter.workflow,
    workflow_starter: starter.value,
    search: searchWords(filter.search),
    fields: nonEmpty((filter.fields ?? []).join(',')),
    ordering: filter.dueBy === undefined ? '-date' : 'overdue',
    ...(filter.dueBy !== undefined && { status: filter.state ?? 'running' }),
    ...waitedFor(filter),
  });
  const least = filter.dueBy === undefined ? 0 : runsInDueOrder;
  const limit = Math.min(Math.max(filter.limit ?? runsOnPage, least), mostRunsOnPage);
  const page = { limit, cursor: filter.cursor };
  const reading = readPage(sources.client, { route: '/workflows', query }, runItem, page, signal);
  const answer = await withMembers(sources, reading, ({ items }) => inRuns(items), signal);
  return mapped(answer, ({ value, members }) => {
    const items = distinct(value.items.map((wire) => toListedRun(wire, members)));
    const listed = { ...value, items };
    return filter.dueBy === undefined ? listed : dueIn(listed, filter.dueBy, filter.cursor);
  });
}

/**
 * The runs of a page that are due. The service orders runs by their tasks alone, so the list ends
 * with the page on which the tasks are due later; beyond it, a run can be due only by its own date.
 */
function dueIn(page: Page<Run>, dueBy: number, cursor: string | undefined): Page<Run> {
  const items = page.items.filter((run) => isOverdue(run, dueBy));
  const isPast = page.items.at(-1)?.tasks.every((task) => !isTaskOverdue(task, dueBy)) ?? true;
  if (!isPast || page.next === undefined) return { ...page, items };
  return { ...page, items, next: undefined, looked: Number(cursor ?? '0') + page.items.length };
}

const readDetail = (sources: Sources, id: RunId, signal: Signal) =>
  withMembers(
    sources,
    readAs(runDetailSchema, sources.client.get({ route: '/workflows/{id}', id }, signal)),
    inRunDetail,
    signal,
  );

async function getRun(sources: Sources, id: RunId, signal: Signal): Answer<RunDetail> {
  const answer = await readDetail(sources, id, signal);
  if (!answer.ok) return answer;
  const { value, members } = answer.value;
  const filled = await filledIn(sources, value, members, signal);
  return success(toRunDetail(value, members, filled));
}

async function getRunForm(sources: Sources, id: RunId, signal: Signal): Answer<RunForm> {
  const answer = await readDetail(sources, id, signal);
  if (!answer.ok) return answer;
  const { value, members } = answer.value;
  const { kickoff } = value;
  const { id: run, name, state, changeable } = toRun(value, members);
  const head = { run: { id: run, name, state, changeable } };
  if (!kickoff) return success({ ...head, fields: [] });
  const encoding = await encodingOf(sources, kickoff, signal);
  return mapped(encoding, (how) => {
    const { fields, sums, unreadable } = heldForm(kickoff, how, members);
    sources.client.noteUnreadable('/workflows/{id}', unreadable);
    return { ...head, fields, sums, unreadable };
  });
}

const returnRun = ({ client }: Sources, id: RunId, task: RunTaskId, signal: Signal): Answer<void> =>
  changed(
    client.change({ route: '/workflows/{id}/return-to', id }, { task: wireId(task) }, signal),
  );

/** Sends the change. JSON leaves out what is undefined; null removes a due date. */
async function changeRun(
  sources: Sources,
  id: RunId,
  change: RunChange,
  signal: Signal,
): Answer<void> {
  const { name, urgent, dueAt, values } = change;
  const due = typeof dueAt === 'number' ? dueAt / 1000 : dueAt;
  const kickoff = values ? await encodeValues(sources, values, signal) : success(undefined);
  if (!kickoff.ok) return kickoff;
  const body = { name, is_urgent: urgent, due_date_tsp: due, kickoff: kickoff.value };
  const answer = await sources.client.patch({ route: '/workflows/{id}', id }, body, signal);
  if (values && kickoff.value) noteNaming(sources, values, kickoff.value, answer);
  return mapped(answer, () => undefined);
}

/** The functions for runs, of the account that the sources belong to. */
export const createRuns = (sources: Sources): RunsApi => ({
  listRuns: (filter, signal) => listRuns(sources, filter, signal),
  getRun: (id, signal) => getRun(sources, id, signal),
  getRunForm: (id, signal) => getRunForm(sources, id, signal),
  listEvents: (id, cursor, signal) =>
    readEvents(sources, { route: '/workflows/{id}/events', id }, cursor, signal),
  commentOnRun: (id, text, signal) =>
    sendComment(sources, text, signal, (comment) =>
      sources.client.change({ route: '/workflows/{id}/comment', id }, comment, signal),
    ),
  snoozeRun: (id, until, signal) => {
    const body = { date: until / 1000 };
    return changed(sources.client.change({ route: '/workflows/{id}/snooze', id }, body, signal));
  },
  resumeRun: (id, signal) =>
    changed(sources.client.change({ route: '/workflows/{id}/resume', id }, undefined, signal)),
  changeRun: (id, change, signal) => changeRun(sources, id, change, signal),
  returnRun: (id, task, signal) => returnRun(sources, id, task, signal),
  finishRun: (id, signal) =>
    changed(sources.client.change({ route: '/workflows/{id}/finish', id }, undefined, signal)),
  deleteRun: (id, signal) =>
    changed(sources.client.remove({ route: '/workflows/{id}', id }, signal)),
});
