import type { AccountContent, Launch, Person, Workflow, WorkflowOrder } from '../model.ts';
import { addKey, keyOwner } from './keys.ts';
import { openDatabase } from './openDatabase.ts';
import { addPerson, readPeople } from './people.ts';
import { addRun, readFieldValues } from './runs.ts';
import { transaction } from './transaction.ts';
import { addWorkflow, readWorkflow, readWorkflows } from './workflows.ts';

/** What the sandbox keeps. Several processes may have one on the same file. */
export interface Store {
  /** Lets the key act for the person, beside the keys that are there. Only its hash is kept. */
  addKey(key: string, personId: number): void;
  /** The person whom the key acts for. */
  personOfKey(key: string): Person | undefined;
  people(): readonly Person[];
  workflows(order: WorkflowOrder): readonly Workflow[];
  workflow(id: number): Workflow | undefined;
  /** The values that the workflow's runs have in one field. */
  fieldValues(workflowId: number, apiName: string): readonly unknown[];
  /** Stores the run and answers with its id. */
  addRun(launch: Launch): number;
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
  const database = openDatabase(file, (created) => {
    for (const person of content.people) addPerson(created, person);
    for (const workflow of content.workflows) addWorkflow(created, workflow);
    for (const run of content.runs) addRun(created, run);
  });
  const people = (): readonly Person[] => readPeople(database);
  return {
    people,
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
    addRun: (launch) => addRun(database, launch),
    transaction: (work) => transaction(database, work),
    close: () => {
      database.close();
    },
  };
}
