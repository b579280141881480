import type { Store } from '../store/store.ts';
import { performersOf } from './performers.ts';

/**
 * Starts the first task of a run that the documented API has launched and that has just been stored.
 * It starts at once, whatever its conditions and its delay are.
 */
export function startFirstTask(store: Store, runId: number): void {
  const run = store.run(runId);
  const [task] = run?.tasks ?? [];
  const [definition] = (run && store.workflow(run.workflowId)?.tasks) ?? [];
  if (!run || !task || !definition) return;
  const at = run.launchedAt;
  store.changeTask(task.id, { status: 'active', startedAt: at });
  const [people, groups] = [store.people(), store.groups()];
  store.setPerformers(task.id, performersOf(definition, { ...run, people, groups }));
  store.addEvent({ runId, taskId: task.id, kind: 'taskStarted', at, personId: null });
}
