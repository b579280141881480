import type { IsEnough } from '../peopleBook.ts';
import { valuesIn } from './values.ts';
import type { WireEvent, WireRun, WireRunDetail, WireRunTask, WireTaskDetail } from './schema.ts';

/** The ids of people and groups whose names are needed. */
export interface Mentioned {
  readonly people: readonly string[];
  readonly groups: readonly string[];
}

const present = (ids: readonly (string | null | undefined)[]): readonly string[] =>
  ids.filter((id) => typeof id === 'string');

const all = (parts: readonly Mentioned[]): Mentioned => ({
  people: parts.flatMap(({ people }) => people),
  groups: parts.flatMap(({ groups }) => groups),
});

/** The performers of a task. */
function inTask({ performers }: Pick<WireRunTask, 'performers'>): Mentioned {
  const ids = (isGroup: boolean) =>
    present(
      performers
        .filter(({ type }) => (type === 'group') === isGroup)
        .map(({ source_id: id }) => id),
    );
  return { people: ids(false), groups: ids(true) };
}

/** The people who have started runs or work on them. */
export const inRuns = (runs: readonly (WireRun | WireRunDetail)[]): Mentioned =>
  all([
    { people: present(runs.map(({ workflow_starter: id }) => id)), groups: [] },
    ...runs.flatMap(({ tasks }) => tasks.items.map(inTask)),
  ]);

/** The people and groups in the values of a form. */
function inValues(form: Parameters<typeof valuesIn>[0]): Mentioned {
  const values = valuesIn(form);
  return {
    people: present(values.map(({ user_id: id }) => id)),
    groups: present(values.map(({ group_id: id }) => id)),
  };
}

/** The people who have started a run or work on it, and those in its kick-off form. */
export const inRunDetail = (run: WireRunDetail): Mentioned =>
  all([inRuns([run]), ...(run.kickoff ? [inValues(run.kickoff)] : [])]);

/** The performers of a task, and the people in its form. */
export const inTaskDetail = (task: WireTaskDetail): Mentioned =>
  all([inTask(task), inValues(task)]);

/** The people who caused events, and those that the events are about. */
export const inEvents = (events: readonly WireEvent[]): Mentioned => ({
  people: present(
    events.flatMap(({ user_id: by, target_user_id: target, reactions }) => [
      ...[by, target],
      ...Object.values(reactions).flat(),
    ]),
  ),
  groups: present(events.map(({ target_group_id: id }) => id)),
});

/** Whether all mentioned people and groups are known. */
export const knowsAll =
  (mentioned: Mentioned): IsEnough =>
  ({ names, groups }) =>
    mentioned.people.every((id) => names.has(id)) && mentioned.groups.every((id) => groups.has(id));
