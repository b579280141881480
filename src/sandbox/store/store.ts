import type { DatabaseSync } from 'node:sqlite';
import type { Group, IssuedKey, Person } from '../model/people.ts';
import type { Dataset } from '../model/forms.ts';
import type { Workflow, WorkflowOrder } from '../model/workflows.ts';
import type { Launch, Performer, Run, RunEvent, RunEventDraft } from '../model/runs.ts';
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
import { addEvent, hasStarted, readCompleters, readEvents, removeEvent } from './events.ts';
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
import { openDatabase } from './openDatabase.ts';
import { readPeople } from './people.ts';
import { beginRun } from './progress.ts';
import { type Part, countRuns, readParts, runsToWake, subRuns } from './runs/runLookups.ts';
import { insertRun, readFieldValues } from './runs/runs.ts';
import { transaction } from './transaction.ts';
import { addWordSearch } from './words.ts';
import { deleteWorkflow, putWorkflow, readWorkflow, readWorkflows } from './workflows.ts';

/** What the sandbox keeps. Several processes may have one on the same file. */
export interface Store extends Runs, Files, Keys {
  people(): readonly Person[];
  groups(): readonly Group[];
  datasets(): readonly Dataset[];
  /** Every workflow, also those that have been deleted. */
  workflows(order: WorkflowOrder): readonly Workflow[];
  /** A workflow, also one that has been deleted. */
  workflow(id: number): Workflow | undefined;
  /** Adds the workflow, or replaces the one with the same id. */
  putWorkflow(workflow: Workflow): void;
  /** Has the workflow be known to its runs only. */
  deleteWorkflow(id: number): void;
  /** The values that the workflow's runs have in one field. */
  fieldValues(workflowId: number, apiName: string): readonly unknown[];
  /** Notes something about the file, once; answers with whether it is new. */
  mark(name: string): boolean;
  /** Runs the work with no other writer in between; all of it is undone if it throws. */
  transaction<Value>(work: () => Value): Value;
  close(): void;
}

/** Keys that act for people. Only their hashes are kept. */
export interface Keys {
  /** Lets the key act for the person, beside the keys that are there. */
  addKey(key: string, personId: number): void;
  /**
   * The person that the key acts for.
   * @param evenExpired lets keys act that have expired; those that have been revoked never do.
   */
  personOfKey(key: string, evenExpired?: boolean): Person | undefined;
  /** Lets a new key act for the person, and keeps what may be shown of it. */
  issueKey(key: string, draft: Pick<IssuedKey, 'personId' | 'name' | 'createdAt'>): IssuedKey;
  /** The keys that the person has been issued, oldest first. */
  issuedKeys(personId: number): readonly IssuedKey[];
  /** Has a key that was issued act for nobody any more. */
  revokeKey(id: number): void;
}

/** Files that people have uploaded. */
export interface Files {
  addFile(file: FileDraft, bytes: Uint8Array): StoredFile;
  /** Puts other bytes in the place of those that a file has. */
  replaceBytes(id: string, bytes: Uint8Array): void;
  /** Every file, oldest first. */
  files(): readonly StoredFile[];
  file(id: string): StoredFile | undefined;
  /** A part of a file. */
  fileBytes(file: StoredFile, start: number, length: number): Uint8Array<ArrayBuffer>;
}

/** Runs with their tasks, and what happens to them. */
export interface Runs {
  /** Stores the run with its tasks, and answers with its id. */
  addRun(launch: Launch): number;
  /** Every run, oldest first. */
  runs(): readonly Run[];
  run(id: number): Run | undefined;
  /** The run that a task of a run belongs to. */
  runOfTask(taskId: number): Run | undefined;
  /** The runs that are a part of a task of another one. */
  runsWithin(taskId: number): readonly Run[];
  findRuns(query: RunQuery, order: RunOrder, window: Window): Found<Run>;
  findTasks(query: TaskQuery, order: TaskOrder, window: Window): Found<TaskOfRun>;
  /** Counts the runs that the query asks for. */
  countCurrent(query: RunQuery): RunCounts;
  /** What somebody has to do, or has done, in any run; `groups` are ids of those they are in. */
  parts(personId: number, groups: readonly number[]): readonly Part[];
  /** How many runs each workflow has, by its id. */
  countRuns(): ReadonlyMap<number, number>;
  /** The ids of those snoozed runs that are to go on by this time (ISO 8601, in UTC). */
  runsToWake(at: string): readonly number[];
  changeRun(id: number, change: RunChange): void;
  changeTask(id: number, change: TaskChange): void;
  /** Hands a task of a run to these, and to nobody else. */
  setPerformers(taskId: number, performers: readonly Performer[]): void;
  /** Puts values of the kick-off form in the place of earlier ones; the others stay. */
  putRunValues(id: number, values: Run['values']): void;
  /** Puts values that a task asks for in the place of earlier ones; the others stay. */
  putTaskValues(taskId: number, values: Run['values']): void;
  /** Ticks an item of a task's checklists off, or takes that back. */
  checkItem(taskId: number, item: string, checked: boolean): void;
  deleteRun(id: number): void;
  addEvent(event: RunEventDraft): RunEvent;
  /** Takes back that something has happened. */
  removeEvent(id: number): void;
  /** The ids of the people who have done their part of a task since it was last started. */
  completers(taskId: number): readonly number[];
  /** Whether a task of a run has ever been started. */
  hasStarted(taskId: number): boolean;
  /** What has happened to a run, oldest first. */
  events(runId: number): readonly RunEvent[];
}

/**
 * Opens the store on a file.
 * @param content is what a new file is filled with.
 * @throws {SandboxFileError} if the file cannot be used; it is then left as it was.
 */
export function openStore(file: string, content: AccountContent): Store {
  const database = openDatabase(file, (opened, version) => {
    fill(opened, content, version);
  });
  addWordSearch(database);
  return storeOn(database);
}

function storeOn(database: DatabaseSync): Store {
  return {
    ...runsOn(database),
    ...filesOn(database),
    people: () => readPeople(database),
    groups: () => readGroups(database),
    datasets: () => readDatasets(database),
    ...keysOn(database),
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
    beginRun(database, { dialect: 'documented', ...launch, id });
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
});

type Reading =
  | 'runs'
  | 'run'
  | 'runOfTask'
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
