import { nearest } from '../base/nearest.ts';
import { type Result, failure, success } from '../base/result.ts';
import type { Workflow } from '../workflows/workflow.ts';
import type { NameIndex } from './nameIndex.ts';
import { named } from './named.ts';
import type { LaunchFault } from './writtenLaunch.ts';

/**
 * The workflow that a launch names, by its id or its name; else why there is none to launch.
 * @param index of all workflows, where many names are asked for.
 */
export function workflowNamed(
  all: readonly Workflow[],
  wanted: string | number,
  index?: NameIndex<Workflow>,
): Result<Workflow, LaunchFault> {
  const name = String(wanted);
  const found = launchable(index ? index.named(name) : named(all, name));
  const [only] = found;
  if (only === undefined) {
    const names = all.filter(({ active }) => active).map((each) => each.name);
    return failure({ code: 'unknownWorkflow', name, nearest: nearest(name, names) });
  }
  if (found.length > 1)
    return failure({ code: 'ambiguousWorkflow', name, ids: found.map(({ id }) => id) });
  return only.active ? success(only) : failure({ code: 'inactiveWorkflow', name: only.name });
}

/** Of workflows with one name, those that are active; all of them where none is. */
function launchable(found: readonly Workflow[]): readonly Workflow[] {
  const active = found.filter((each) => each.active);
  return active.length > 0 ? active : found;
}
