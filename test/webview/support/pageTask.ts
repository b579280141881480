import { checklistId, checklistItemId, runId, runTaskId } from '../../../src/core/base/ids.ts';
import type { TaskDetail } from '../../../src/core/tasks/task.ts';
import { emptyInput } from '../../../src/core/form/input.ts';
import type {
  LoadedTask,
  TaskHostMessage,
  TaskPageMessage,
  TaskView,
} from '../../../src/protocol/taskPage.ts';
import { BuiltPage, type OpenOptions, useBuiltPages } from './builtPage.ts';
import { morning, performerOf, runTaskOf } from '../../support/samples/runs.ts';
import { taskStrings } from './taskStrings.ts';

/** A task that I can work on, with two items, one of them ticked. */
export const taskDetailOf = (some: Partial<TaskDetail> = {}): TaskDetail => ({
  ...runTaskOf(1, {
    name: 'Set up the workplace',
    state: 'active',
    performers: [performerOf('Grace Hopper', { isMe: true })],
    startedAt: morning,
  }),
  description: 'The desk of **Acme**.',
  run: {
    id: runId('4711'),
    name: 'Onboarding of Acme',
    workflowName: 'Onboarding',
    state: 'running',
    changeable: true,
  },
  urgent: false,
  completedByAll: false,
  checklists: [
    {
      id: checklistId('1'),
      items: [
        { id: checklistItemId('11'), label: 'Desk', checked: true },
        { id: checklistItemId('12'), label: 'Lamp', checked: false },
      ],
    },
  ],
  fields: [],
  returnsTo: [{ id: runTaskId('100'), name: 'Collect the documents' }],
  readOnly: false,
  workable: true,
  ...some,
});

/** The host's view of a task without a change under way. */
export const loadedTask = (
  task: TaskDetail = taskDetailOf(),
  some: Partial<LoadedTask> = {},
): LoadedTask => ({
  state: 'ready',
  account: { label: 'api.pneumatic.app', demo: false },
  inBrowser: true,
  refreshing: false,
  stale: undefined,
  comment: { phase: 'idle' },
  task,
  rules: { nameLength: undefined, stringLength: undefined },
  assignees: undefined,
  uploads: undefined,
  input: emptyInput,
  savedBy: undefined,
  revision: 0,
  work: { phase: 'idle' },
  returning: { phase: 'idle' },
  itemNotice: undefined,
  ...some,
});

/** The page of a task, whose host is under control of the test. */
export class PageTask extends BuiltPage<TaskHostMessage, TaskPageMessage> {
  /** Shows a task with all of its events. */
  async show(view: TaskView): Promise<void> {
    await this.say({ type: 'show', strings: taskStrings, view });
    if (view.state === 'ready' && view.log) await this.drawn(view.log);
  }
}

/** Gives the tests around it a browser and a server, and each test its own pages. */
export const useTaskPages = (): ((options?: OpenOptions) => Promise<PageTask>) =>
  useBuiltPages('task', (context, page) => new PageTask(context, page));
