import { format } from '../../core/base/format.ts';
import type { RunTask } from '../../core/runs/run.ts';
import type { StateStrings } from '../../protocol/runPage.ts';
import { formatMoment } from '../page/moment.ts';

/** The state of a task in words, with the end of a snooze where that is known. */
export const stateText = (
  { state, snoozedUntil }: Pick<RunTask, 'state' | 'snoozedUntil'>,
  strings: StateStrings,
): string =>
  state === 'snoozed' && snoozedUntil !== undefined
    ? format(strings.snoozedUntil, formatMoment(snoozedUntil))
    : strings.taskStates[state];
