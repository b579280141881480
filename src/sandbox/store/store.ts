import type { DatabaseSync } from 'node:sqlite';
import type { Group, IssuedKey, Person } from '../model/people.ts';
import type { Dataset } from '../model/forms.ts';
import type { Workflow, WorkflowOrder } from '../model/workflows.ts';
import type {
  CommentSign,
  Launch,
  Notification,
  NotificationDraft,
  Performer,
  Run,
  RunEvent,
  RunEventDraft,
} from '../model/runs.ts';
import type { AccountContent } from '../model/content.ts';
import type { StoredFile } from '../model/server.ts';
import {
  type RunChange,
  type TaskChange,
  changeRun,
  changeTask,
  checkItem,
  deleteRun,
  putValues,
  setPerformers,
} from './changes.ts';
import { type RunCounts, countCurrent } from './countCurrent.ts';
import { readDatasets } from './datasets.ts';
import {
  addEvent,
  changeComment,
  hasStarted,
  readCompleters,
  readEvents,
  removeEvent,
  runOfEvent,
  setSign,
} from './events.ts';
import { type FileDraft, addFile, readBytes, readFile, readFiles, replaceBytes } from './files.ts';
import { fill } from './fill.ts';
import {
  type Found,
  type RunOrder,
  type RunQuery,
  type Window,
  findRuns,
} from './runs/findRuns.ts';
import { type TaskOfRun, type TaskOrder, type TaskQuery, findTasks } from './findTasks.ts';
import { readGroups } from './groups.ts';
import { issueKey, readIssuedKeys, revokeKey } from './issuedKeys.ts';
import { addKey, keyOwner } from './keys.ts';
import { readLiveRuns, readRunOfTask, readRunsById } from './runs/liveRuns.ts';
import { addNotification, noteRead, readNotifications } from './notifications.ts';
import { openDatabase } from './openDatabase.ts';
import { addGuest, readPeople } from './people.ts';
import { type Part, countRuns, readParts, runsToWake, subRuns } from './runs/runLookups.ts';
import { addTasks } from './runs/runTasks.ts';
import { insertRun, readFieldValues } from './runs/runs.ts';
import { transaction } from './transaction.ts';
import { addWordSearch } from './words.ts';
import { deleteWorkflow, putWorkflow, readWorkflow, readWorkflows } from './workflows.ts';

/** The data of the sandbox. Several processes may open the same file. */
export interface Store extends Runs, Files, Keys, Notifications {
  people(): readonly Person[];
  /** The guest with this e-mail address, who may be new. */
  addGuest(email: string): Person;
  groups(): readonly Group[];
  datasets(): readonly Dataset[];
  /** All workflows, including deleted ones. */
  workflows(order: WorkflowOrder): readonly Workflow[];
  /** A workflow, even a deleted one. */
  workflow(id: number): Workflow | undefined;
  /** Adds the workflow, or replaces the one with the same id. */
  putWorkflow(workflow: Workflow): void;
  /** Deletes the workflow; its runs still know it. */
  deleteWorkflow(id: number): void;
  /** The values of the workflow's runs in one field. */
  fieldValues(workflowId: number, apiName: string): readonly unknown[];
  /** Marks the file, once; returns whether the mark is new. */
  mark(name: string): boolean;
  /** Runs the work with no other writer in between; if it throws, everything is undone. */
  transaction<Value>(work: () => Value): Value;
  close(): void;
}

/** Keys of people. Only their hashes are kept. */
export interface Keys {
  /** Adds a key for the person. */
  addKey(key: string, personId: number): void;
  /**
   * The owner of the key.
   * @param evenExpired whether expired keys count; revoked ones never do.
   */
  personOfKey(key: string, evenExpired?: boolean): Person | undefined;
  /** Adds a new key for the person, and keeps the part of it that may be shown. */
  issueKey(key: string, draft: Pick<IssuedKey, 'personId' | 'name' | 'createdAt'>): IssuedKey;
  /** The keys that were made for the person, oldest first. */
  issuedKeys(personId: number): readonly IssuedKey[];
  /** Revokes a key. */
  revokeKey(id: number): void;
}

/** The files that people have uploaded. */
export interface Files {
  addFile(file: FileDraft, bytes: Uint8Array): StoredFile;
  /** Replaces the bytes of a file. */
  replaceBytes(id: string, bytes: Uint8Array): void;
  /** All files, oldest first. */
  files(): readonly StoredFile[];
  file(id: string): StoredFile | undefined;
  /** A part of a file. */
  fileBytes(file: StoredFile, start: number, length: number): Uint8Array<ArrayBuffer>;
}

/** What people are notified of. */
export interface Notifications {
  addNotification(draft: NotificationDraft): void;
  /** The notifications of the person, newest first. */
  notifications(personId: number): readonly Notification[];
  /** Marks notifications of the person as read. */
  noteRead(personId: number, ids: readonly number[]): void;
}

/** Runs with their tasks and events. */
export interface Runs {
  /** Stores the run with its tasks, none of which has started, and returns its id. */
  addRun(launch: Launch): number;
  /** All runs, oldest first. */
  runs(): readonly Run[];
  run(id: number): Run | undefined;
  /** The run of a run's task. */
  runOfTask(taskId: number): Run | undefined;
  /** The runs that are a part of a task of another run. */
  runsWithin(taskId: number): readonly Run[];
  findRuns(query: RunQuery, order: RunOrder, window: Window): Found<Run>;
  findTasks(query: TaskQuery, order: TaskOrder, window: Window): Found<TaskOfRun>;
  /** Counts the runs that match the query. */
  countCurrent(query: RunQuery): RunCounts;
  /** The person's parts in all runs, open and done; `groups` are the ids of the person's groups. */
  parts(personId: number, groups: readonly number[]): readonly Part[];
  /** How many runs each workflow has, by its id. */
  countRuns(): ReadonlyMap<number, number>;
  /** The ids of snoozed runs that resume by this time (ISO 8601, in UTC). */
  runsToWake(at: string): readonly number[];
  changeRun(id: number, change: RunChange): void;
  changeTask(id: number, change: TaskChange): void;
  /** Replaces the performers of a run's task. */
  setPerformers(taskId: number, performers: readonly Performer[]): void;
  /** Replaces some values of the kick-off form; others stay. */
  putRunValues(id: number, values: Run['values']): void;
  /** Replaces some values of a task's output; others stay. */
  putTaskValues(taskId: number, values: Run['values']): void;
  /** Ticks an item of a task's checklists, or removes the tick. */
  checkItem(taskId: number, item: string, checked: boolean): void;
  deleteRun(id: number): void;
  addEvent(event: RunEventDraft): RunEvent;
  /** Removes an event. */
  removeEvent(id: number): void;
  /** Replaces the text of a comment; null deletes the comment. */
  changeComment(id: number, text: string | null, at: string): void;
  /** Puts a sign to a comment, or removes it. */
  setSign(comment: number, sign: CommentSign, on: boolean): void;
  /** The run that an event belongs to. */
  runOfEvent(id: number): Run | undefined;
  /** The ids of the people who have done their part of a task since it was last started. */
  completers(taskId: number): readonly number[];
  /** Whether a task of a run has ever been started. */
  hasStarted(taskId: number): boolean;
  /** The events of a run, oldest first. */
  events(runId: number): readonly RunEvent[];
}

/**
 * Opens the store on a file.
 * @param content the content of a new file.
 * @param start starts a run of the content, or of a file that kept no tasks, once it has its tasks.
 * @throws {SandboxFileError} if the file cannot be used; it is then left unchanged.
 */
export function openStore(
  file: string,
  content: AccountContent,
  start: (store: Store, runId: number) => void,
): Store {
  const database = openDatabase(file, (opened, version) => {
    const store = storeOn(opened);
    fill(opened, content, version, (runId) => {
      start(store, runId);
    });
  });
  addWordSearch(database);
  return storeOn(database);
}

function storeOn(database: DatabaseSync): Store {
  return {
    ...runsOn(database),
    ...filesOn(database),
    people: () => readPeople(database),
    addGuest: (email) => addGuest(database, email),
    groups: () => readGroups(database),
    datasets: () => readDatasets(database),
    ...keysOn(database),
    ...notificationsOn(database),
    workflows: (order) => readWorkflows(database, order),
    workflow: (id) => readWorkflow(database, id),
    putWorkflow: (workflow) => {
      putWorkflow(database, workflow);
    },
    deleteWorkflow: (id) => {
      deleteWorkflow(database, id);
    },
    fieldValues: (workflowId, apiName) => readFieldValues(database, workflowId, apiName),
    mark: (name) => database.prepare('INSERT OR IGNORE INTO mark VALUES (?)').run(name).changes > 0,
    transaction: (work) => transaction(database, work),
    close: () => {
      database.close();
    },
  };
}

const keysOn = (database: DatabaseSync): Keys => ({
  addKey: (key, personId) => {
    addKey(database, key, personId);
  },
  personOfKey: (key, evenExpired = false) => {
    const owner = keyOwner(database, key, evenExpired ? '' : new Date().toISOString());
    return readPeople(database).find(({ id }) => id === owner);
  },
  issueKey: (key, draft) => issueKey(database, key, draft),
  issuedKeys: (personId) => readIssuedKeys(database, personId),
  revokeKey: (id) => {
    revokeKey(database, id);
  },
});

const notificationsOn = (database: DatabaseSync): Notifications => ({
  addNotification: (draft) => {
    addNotification(database, draft);
  },
  notifications: (personId) => readNotifications(database, personId),
  noteRead: (personId, ids) => {
    noteRead(database, personId, ids);
  },
});

const filesOn = (database: DatabaseSync): Files => ({
  addFile: (file, bytes) => addFile(database, file, bytes),
  replaceBytes: (id, bytes) => {
    replaceBytes(database, id, bytes);
  },
  files: () => readFiles(database),
  file: (id) => readFile(database, id),
  fileBytes: (file, start, length) => readBytes(database, file, start, length),
});

const runsOn = (database: DatabaseSync): Runs => ({
  ...readingOn(database),
  addRun: (launch) => {
    const id = insertRun(database, launch);
    addTasks(database, { id, workflowId: launch.workflowId });
    return id;
  },
  changeRun: (id, change) => {
    changeRun(database, id, change);
  },
  changeTask: (id, change) => {
    changeTask(database, id, change);
  },
  setPerformers: (taskId, performers) => {
    setPerformers(database, taskId, performers);
  },
  putRunValues: (id, values) => {
    putValues(database, 'run_value', id, values);
  },
  putTaskValues: (taskId, values) => {
    putValues(database, 'task_value', taskId, values);
  },
  checkItem: (taskId, item, checked) => {
    checkItem(database, taskId, item, checked);
  },
  deleteRun: (id) => {
    deleteRun(database, id);
  },
  addEvent: (event) => addEvent(database, event),
  removeEvent: (id) => {
    removeEvent(database, id);
  },
  changeComment: (id, text, at) => {
    changeComment(database, id, text, at);
  },
  setSign: (comment, sign, on) => {
    setSign(database, comment, sign, on);
  },
});

type Reading =
  | 'runs'
  | 'run'
  | 'runOfTask'
  | 'runOfEvent'
  | 'runsWithin'
  | 'findRuns'
  | 'findTasks'
  | 'countCurrent'
  | 'parts'
  | 'countRuns'
  | 'runsToWake'
  | 'events'
  | 'completers'
  | 'hasStarted';

const readingOn = (database: DatabaseSync): Pick<Runs, Reading> => ({
  runs: () => readLiveRuns(database),
  run: (id) => readRunsById(database, [id])[0],
  runOfTask: (taskId) => readRunOfTask(database, taskId),
  runOfEvent: (id) => {
    const run = runOfEvent(database, id);
    return run === undefined ? undefined : readRunsById(database, [run])[0];
  },
  runsWithin: (taskId) => readRunsById(database, subRuns(database, taskId)),
  findRuns: (query, order, window) => findRuns(database, query, order, window),
  findTasks: (query, order, window) => findTasks(database, query, order, window),
  countCurrent: (query) => countCurrent(database, query),
  parts: (personId, groups) => readParts(database, personId, groups),
  countRuns: () => countRuns(database),
  runsToWake: (at) => runsToWake(database, at),
  events: (runId) => readEvents(database, runId),
  completers: (taskId) => readCompleters(database, taskId),
  hasStarted: (taskId) => hasStarted(database, taskId),
});
