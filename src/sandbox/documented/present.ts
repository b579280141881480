import type { Person } from '../model/people.ts';
import { type Field, isChoice } from '../model/forms.ts';
import type { Task, Workflow } from '../model/workflows.ts';

/** The people of the account by id, where an answer contains the whole person. */
export type People = ReadonlyMap<number, Person>;

/** A workflow with exactly the properties of the document's list. */
export const listItem = (workflow: Workflow, people: People): object => ({
  id: workflow.id,
  name: workflow.name,
  is_active: workflow.active,
  description: workflow.description,
  performers_count: new Set(workflow.tasks.flatMap(({ responsible }) => responsible)).size,
  tasks_count: workflow.tasks.length,
  run_allowed: presentPeople(workflow.mayRun, people),
  urls: sitesOf(workflow.tasks),
  kickoff: {
    id: workflow.kickoff.id,
    description: workflow.kickoff.description,
    fields: workflow.kickoff.fields.map((field) => ({
      name: field.name,
      description: field.description,
      type: field.type,
      is_required: field.required,
      api_name: field.apiName,
      selections: presentSelections(field),
    })),
  },
});

/** A workflow with exactly the properties of the document's single workflow. */
export const detail = (workflow: Workflow, people: People): object => ({
  id: workflow.id,
  tasks_count: workflow.tasks.length,
  name: workflow.name,
  description: workflow.description,
  is_active: workflow.active,
  finalizable: workflow.finalizable,
  run_allowed: presentPeople(workflow.mayRun, people),
  tasks: workflow.tasks.map((task) => presentTask(task, people)),
  kickoff: {
    id: workflow.kickoff.id,
    description: workflow.kickoff.description,
    fields: workflow.kickoff.fields.map((field) => ({
      name: field.name,
      type: field.type,
      is_required: field.required,
      description: field.description,
      api_name: field.apiName,
      ...(isChoice(field) && { selections: presentSelections(field) }),
    })),
  },
});

const presentTask = (task: Task, people: People): object => ({
  id: task.id,
  name: task.name,
  description: task.description,
  number: task.number,
  responsible: presentPeople(task.responsible, people),
  url: task.url,
  require_completion_by_all: task.completedByAll,
});

const presentSelections = ({ selections }: Field): readonly object[] =>
  selections.map(({ id, value }) => ({ id, value }));

const presentPeople = (ids: readonly number[], people: People): readonly object[] =>
  ids.flatMap((id) => {
    const person = people.get(id);
    return person ? [presentPerson(person)] : [];
  });

const presentPerson = (person: Person): object => ({
  id: person.id,
  email: person.email,
  first_name: person.firstName,
  last_name: person.lastName,
  photo: person.photo,
  status: person.status,
});

/** The sites of the tasks' links, without repeats, in the document's form: `trello.com`. */
const sitesOf = (tasks: readonly Task[]): readonly string[] => [
  ...new Set(
    tasks.flatMap(({ url }) =>
      url !== null && URL.canParse(url) ? [new URL(url).hostname.replace(/^www\./, '')] : [],
    ),
  ),
];
