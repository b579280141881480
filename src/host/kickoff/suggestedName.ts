import type { WorkflowDetail } from '../../core/workflows/workflow.ts';
import type { ClockView } from '../../core/base/clockView.ts';
import { dateTime } from '../platform/format.ts';

/** Where the service names runs, the text that it makes a name from: by default the date first. */
export const suggestedName = (
  { name, nameTemplate }: Pick<WorkflowDetail, 'name' | 'nameTemplate'>,
  namesRuns: boolean,
  clock: ClockView,
): string =>
  namesRuns ? (nameTemplate ?? `{{date}} — ${name}`) : `${name} – ${dateTime(Date.now(), clock)}`;
