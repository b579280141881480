import * as v from 'valibot';
import { personId, workflowId } from '../../core/base/ids.ts';
import { dueFilters } from '../../core/runs/runFilter.ts';
import {
  type TaskFilter,
  changedTaskFilter,
  initialTaskFilter,
  leavesTasksOut,
  taskGroupings,
} from '../../core/tasks/taskFilter.ts';
import { type FilterParts, StoredFilter } from '../account/storedFilter.ts';
import { setContextKey } from '../manifest/contextKeys.ts';

const name = v.string();
const schema: v.GenericSchema<unknown, TaskFilter> = v.object({
  completed: v.boolean(),
  due: v.optional(v.picklist(dueFilters)),
  workflow: v.optional(v.object({ id: v.pipe(v.string(), v.transform(workflowId)), name })),
  person: v.optional(v.object({ id: v.pipe(v.string(), v.transform(personId)), name })),
  grouping: v.picklist(taskGroupings),
});

/** The filter of the My Tasks view. */
export class StoredTaskFilter extends StoredFilter<TaskFilter> {
  constructor(parts: FilterParts) {
    super(parts, {
      storedKey: 'pneumatic.taskChoices',
      schema,
      initial: initialTaskFilter,
      changed: changedTaskFilter,
      setContextKeys: (filter) => setContextKey('pneumatic.tasksFiltered', leavesTasksOut(filter)),
    });
  }
}
