import type { WorkflowDetail } from '../../core/workflows/workflow.ts';
import type { ClockView } from '../../core/base/clockView.ts';
import { dateTime } from '../platform/format.ts';

/**
 * The text that the service makes a run's name from, the date first by default; where the service
 * does not name runs, the workflow's name with the time.
 */
export const suggestedName = (
  { name, nameTemplate }: Pick<WorkflowDetail, 'name' | 'nameTemplate'>,
  namesRuns: boolean,
  clock: ClockView,
): string =>
  namesRuns ? (nameTemplate ?? `{{date}} — ${name}`) : `${name} – ${dateTime(Date.now(), clock)}`;
