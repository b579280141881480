import type { IsEnough } from '../peopleBook.ts';
import { valuesIn } from './values.ts';
import type { WireEvent, WireRun, WireRunDetail, WireRunTask, WireTaskDetail } from './schema.ts';

/** The ids of those who are to be called by their names. */
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

/** Those who work on a task. */
function inTask({ performers }: Pick<WireRunTask, 'performers'>): Mentioned {
  const ids = (isGroup: boolean) =>
    present(
      performers
        .filter(({ type }) => (type === 'group') === isGroup)
        .map(({ source_id: id }) => id),
    );
  return { people: ids(false), groups: ids(true) };
}

/** Those who have started runs or work on them. */
export const inRuns = (runs: readonly (WireRun | WireRunDetail)[]): Mentioned =>
  all([
    { people: present(runs.map(({ workflow_starter: id }) => id)), groups: [] },
    ...runs.flatMap(({ tasks }) => tasks.items.map(inTask)),
  ]);

/** Those who work on a task, and those its form holds. */
export function inTaskDetail(task: WireTaskDetail): Mentioned {
  const values = valuesIn(task);
  const held = {
    people: present(values.map(({ user_id: id }) => id)),
    groups: present(values.map(({ group_id: id }) => id)),
  };
  return all([inTask(task), held]);
}

/** Those who have done something, and those it concerns. */
export const inEvents = (events: readonly WireEvent[]): Mentioned => ({
  people: present(events.flatMap(({ user_id: by, target_user_id: target }) => [by, target])),
  groups: present(events.map(({ target_group_id: id }) => id)),
});

/** Whether they are all known. */
export const knowsAll =
  (mentioned: Mentioned): IsEnough =>
  ({ names, groups }) =>
    mentioned.people.every((id) => names.has(id)) && mentioned.groups.every((id) => groups.has(id));
