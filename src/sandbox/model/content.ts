import type { Dataset } from './forms.ts';
import type { Person, Group } from './people.ts';
import type { PastRun } from './runs.ts';
import type { Workflow } from './workflows.ts';

/** The content of a new file. */
export interface AccountContent {
  readonly people: readonly Person[];
  readonly groups: readonly Group[];
  readonly datasets: readonly Dataset[];
  readonly workflows: readonly Workflow[];
  readonly runs: readonly PastRun[];
}
