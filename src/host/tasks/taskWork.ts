import type { TasksApi } from '../../core/tasks/tasksApi.ts';
import type { AccountId, RunTaskId } from '../../core/base/ids.ts';
import type { Services } from '../services.ts';

/** A task that is worked on, at the account that it was chosen at. */
export interface TaskWork {
  readonly services: Services;
  readonly api: TasksApi;
  readonly account: AccountId;
  readonly id: RunTaskId;
  readonly name: string;
}
