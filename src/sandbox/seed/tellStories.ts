import { includes } from '../current/access.ts';
import { directoryOf } from '../current/account/directory.ts';
import * as flow from '../rules/flow.ts';
import type { Workflow } from '../model/workflows.ts';
import type { Launch, Run, RunTask } from '../model/runs.ts';
import type { Store } from '../store/store.ts';
import { type Step, type Story, stories } from './stories.ts';

/** The mark of a file that has its stories. */
const mark = 'stories';

/** Adds the demo account's live runs to a file, once: later changes are made by its users. */
export function tellStories(store: Store, now = new Date()): void {
  store.transaction(() => {
    if (!store.mark(mark)) return;
    for (const story of stories) tell(store, story, now);
  });
}

const hoursFrom = (time: Date, hours: number): string =>
  new Date(Math.floor(time.getTime() / 1000 + hours * 3600) * 1000).toISOString();

function tell(store: Store, story: Story, now: Date): void {
  const id = store.addRun(launchOf(story, now));
  const workflow = store.workflow(story.workflow);
  if (!workflow) throw new Error(`There is no workflow ${story.workflow}.`);
  const change = changeOf(store, story.by.id, hoursFrom(now, -story.hours));
  flow.begin(change, id, workflow);
  for (const step of story.steps ?? []) {
    const at = hoursFrom(now, -step.hours);
    play(changeOf(store, step.by.id, at), flow.storedRun(store, id), workflow, step);
  }
}

const launchOf = (story: Story, now: Date): Launch => ({
  workflowId: story.workflow,
  name: story.name,
  values: story.values ?? [],
  taskUrls: [],
  launchedBy: story.by.id,
  launchedAt: hoursFrom(now, -story.hours),
  dialect: 'current',
  urgent: story.urgent ?? false,
  dueAt: story.due === undefined ? null : hoursFrom(now, story.due),
});

const changeOf = (store: Store, personId: number, at: string): flow.RunContext => ({
  store,
  at,
  personId,
  context: { ...directoryOf(store), files: '', zone: 'UTC', uploads: () => [], generation: 'v7' },
});

function play(change: flow.RunContext, run: Run, workflow: Workflow, step: Step): void {
  const { store, at } = change;
  const task = flow.currentTask(run);
  if (!task) throw new Error(`"${run.name}" is done.`);
  switch (step.does) {
    case 'complete':
      complete(change, run, workflow, task, step);
      break;
    case 'comment':
      flow.note(change, 'commented', run.id, task.id, { text: step.text });
      break;
    case 'return':
      flow.note(change, 'taskReturned', run.id, task.id, { text: step.text });
      flow.returnTo(change, run, workflow, before(run, task));
      break;
    case 'snooze':
      flow.snooze(change, run, hoursFrom(new Date(at), step.for));
      break;
    case 'due':
      store.changeTask(task.id, { dueAt: hoursFrom(new Date(at), step.for) });
      flow.note(change, 'dueDateSet', run.id, task.id);
      break;
    case 'tick':
      store.checkItem(task.id, step.item, true);
      break;
  }
}

function complete(
  change: flow.RunContext,
  run: Run,
  workflow: Workflow,
  task: RunTask,
  step: Step & { readonly does: 'complete' },
): void {
  const { groups } = change.context;
  const part = task.performers.filter((performer) =>
    includes({ person: step.by, groups }, performer),
  );
  if (part.length === 0) throw new Error(`${step.by.email} has no part in "${run.name}".`);
  change.store.putTaskValues(task.id, Object.entries(step.output ?? {}));
  flow.completeTask(change, run, workflow, task, part);
}

function before(run: Run, task: RunTask): RunTask {
  const found = run.tasks[run.tasks.indexOf(task) - 1];
  if (!found) throw new Error(`Nothing comes before task ${task.id}.`);
  return found;
}
