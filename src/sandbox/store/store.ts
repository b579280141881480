import type {
  AccountContent,
  Dataset,
  Group,
  Launch,
  Person,
  Run,
  Workflow,
  WorkflowOrder,
} from '../model.ts';
import { readDatasets } from './datasets.ts';
import { fill } from './fill.ts';
import { readGroups } from './groups.ts';
import { addKey, keyOwner } from './keys.ts';
import { readLiveRuns } from './liveRuns.ts';
import { openDatabase } from './openDatabase.ts';
import { readPeople } from './people.ts';
import { beginRun } from './progress.ts';
import { insertRun, readFieldValues, renameRun } from './runs.ts';
import { transaction } from './transaction.ts';
import { readWorkflow, readWorkflows } from './workflows.ts';

/** What the sandbox keeps. Several processes may have one on the same file. */
export interface Store {
  /** Lets the key act for the person, beside the keys that are there. Only its hash is kept. */
  addKey(key: string, personId: number): void;
  /** The person whom the key acts for. */
  personOfKey(key: string): Person | undefined;
  people(): readonly Person[];
  groups(): readonly Group[];
  datasets(): readonly Dataset[];
  workflows(order: WorkflowOrder): readonly Workflow[];
  workflow(id: number): Workflow | undefined;
  /** The values that the workflow's runs have in one field. */
  fieldValues(workflowId: number, apiName: string): readonly unknown[];
  /** Stores the run, starts its first task, and answers with its id. */
  addRun(launch: Launch): number;
  renameRun(id: number, name: string): void;
  /** Every run, oldest first. */
  runs(): readonly Run[];
  /** Runs the work with no other writer in between; all of it is undone if it throws. */
  transaction<Value>(work: () => Value): Value;
  close(): void;
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
  const people = (): readonly Person[] => readPeople(database);
  return {
    people,
    groups: () => readGroups(database),
    datasets: () => readDatasets(database),
    addKey: (key, personId) => {
      addKey(database, key, personId);
    },
    personOfKey: (key) => {
      const owner = keyOwner(database, key);
      return people().find(({ id }) => id === owner);
    },
    workflows: (order) => readWorkflows(database, order),
    workflow: (id) => readWorkflow(database, id),
    fieldValues: (workflowId, apiName) => readFieldValues(database, workflowId, apiName),
    addRun: (launch) => {
      const id = insertRun(database, launch);
      beginRun(database, { ...launch, id });
      return id;
    },
    renameRun: (id, name) => {
      renameRun(database, id, name);
    },
    runs: () => readLiveRuns(database),
    transaction: (work) => transaction(database, work),
    close: () => {
      database.close();
    },
  };
}
