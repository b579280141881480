import type { PneumaticApi } from './api.ts';
import type { Answer, Page } from './base/answer.ts';
import type { Unnamed } from './base/unnamed.ts';
import type { LateRun, SentNews } from './news/news.ts';
import type { RunEvent } from './runs/runEvent.ts';
import type { Run } from './runs/run.ts';
import type { RunForm } from './runs/runForm.ts';
import type { MyTask, TaskDetail } from './tasks/task.ts';
import type { LaunchedRun } from './kickoff/launchRequest.ts';
import { isBlank } from './base/isBlank.ts';
import { success } from './base/result.ts';
import { visibleText } from './base/visibleText.ts';
import type { Workflow, WorkflowDetail } from './workflows/workflow.ts';

/**
 * The service with a name for everything: rows, tabs, headings, pickers and notifications show
 * names, and a blank one could not be read or told from the next.
 */
export function namedApi(api: PneumaticApi, words: Unnamed): PneumaticApi {
  const naming = createNaming(words);
  return {
    ...api,
    listWorkflows: ({ onFirst, ...options }, signal) => {
      const first =
        onFirst && ((items: readonly Workflow[]) => onFirst(items.map(naming.workflow)));
      return each(api.listWorkflows({ ...options, onFirst: first }, signal), naming.workflow);
    },
    getWorkflow: (id, signal) => only(api.getWorkflow(id, signal), naming.workflowDetail),
    launch: (request, signal) => only(api.launch(request, signal), naming.launched),
    listRuns: (filter, signal) => each(api.listRuns(filter, signal), naming.run),
    getRun: (id, signal) => only(api.getRun(id, signal), naming.run),
    getRunForm: (id, signal) => only(api.getRunForm(id, signal), naming.runForm),
    listEvents: (run, cursor, signal) => each(api.listEvents(run, cursor, signal), naming.event),
    listTaskEvents: (task, cursor, signal) =>
      each(api.listTaskEvents(task, cursor, signal), naming.event),
    listTasks: (query, signal) => each(api.listTasks(query, signal), naming.myTask),
    getTask: (id, signal) => only(api.getTask(id, signal), naming.task),
    completeTask: (completion, signal) => only(api.completeTask(completion, signal), naming.task),
    listNewestTasks: (signal) => each(api.listNewestTasks(signal), naming.myTask),
    listSentNews: (me, signal) => each(api.listSentNews(me, signal), naming.sentNews),
    listLateRuns: (starter, now, signal) =>
      each(api.listLateRuns(starter, now, signal), naming.lateRun),
  };
}

async function only<Value>(answer: Answer<Value>, name: (value: Value) => Value): Answer<Value> {
  const result = await answer;
  return result.ok ? success(name(result.value)) : result;
}

const each = <Item>(answer: Answer<Page<Item>>, name: (item: Item) => Item): Answer<Page<Item>> =>
  only(answer, (page) => ({ ...page, items: page.items.map(name) }));

function createNaming(words: Unnamed) {
  const named = <Thing extends { readonly id: string; readonly name: string }>(
    thing: Thing,
    word: (id: string) => string,
  ): Thing => (isBlank(thing.name) ? { ...thing, name: word(visibleText(thing.id)) } : thing);

  const workflow = <Listed extends Workflow>(listed: Listed): Listed =>
    named(listed, words.workflow);

  return {
    workflow,
    workflowDetail: (detail: WorkflowDetail): WorkflowDetail => ({
      ...workflow(detail),
      tasks: detail.tasks.map((task) => named(task, words.task)),
    }),
    launched: (launched: LaunchedRun): LaunchedRun =>
      launched.name === undefined
        ? launched
        : { ...launched, ...named({ id: launched.id, name: launched.name }, words.run) },
    run: <Followed extends Run>(run: Followed): Followed => ({
      ...named(run, words.run),
      workflow: run.workflow && named(run.workflow, words.workflow),
      tasks: run.tasks.map((task) => named(task, words.task)),
    }),
    runForm: (form: RunForm): RunForm => ({ ...form, run: named(form.run, words.run) }),
    event: (event: RunEvent): RunEvent => ({
      ...event,
      task: event.task && named(event.task, words.task),
      ...(event.subRun && { subRun: named(event.subRun, words.run) }),
    }),
    myTask: (task: MyTask): MyTask => ({
      ...named(task, words.task),
      runName: isBlank(task.runName) ? words.run() : task.runName,
    }),
    sentNews: (news: SentNews): SentNews => ({
      ...news,
      task: named(news.task, words.task),
      run: named(news.run, words.run),
    }),
    lateRun: (late: LateRun): LateRun => ({
      ...late,
      task: late.task && named(late.task, words.task),
      run: named(late.run, words.run),
    }),
    task: (task: TaskDetail): TaskDetail => ({
      ...named(task, words.task),
      run: {
        ...named(task.run, words.run),
        workflowName: isBlank(task.run.workflowName) ? words.workflow() : task.run.workflowName,
      },
      returnsTo: task.returnsTo.map((each) => named(each, words.task)),
      ...(task.subRuns && { subRuns: task.subRuns.map((each) => named(each, words.run)) }),
    }),
  };
}
