import type { ReadPages } from '../../../src/core/base/readPages.ts';
import type { Workflow, WorkflowDetail } from '../../../src/core/workflows/workflow.ts';
import { notUnderstood, rejected, serverFault, unknown, well, allTries } from './expected.ts';
import { type Fault, type Outcome, doing, withoutDetail, withoutPeople } from './fault.ts';

/** An answer that is too long is not read to its end. */
const tooLong: Outcome = {
  read: notUnderstood('an answer of at most 32 MB', 'a longer one'),
  launch: unknown('answer'),
  but: { ...withoutPeople(1), ...withoutDetail() },
};
const unchanged = { read: well(), launch: well() } as const;
interface Named {
  readonly name?: string;
}
const itemsOf = (value: unknown): readonly Workflow[] | undefined =>
  (value as ReadPages<Workflow>).items;

/**
 * Whether a list, or a single thing, has the long name; the documented answer to a launch has none.
 */
function isLongNamed(value: unknown): boolean {
  const items: readonly Named[] = itemsOf(value) ?? [value as Named];
  return items.length > 0 && items.every(({ name }) => [undefined, 100_000].includes(name?.length));
}

/** Faults of size, and of the clock. */
export const sizes: readonly Fault[] = [
  {
    name: '200 with 50 MB',
    scenario: doing({ does: 'fill', megabytes: 50, status: 200 }),
    ...tooLong,
  },
  {
    name: '400 with 50 MB',
    scenario: doing({ does: 'fill', megabytes: 50, status: 400 }),
    read: rejected(400),
    launch: rejected(400),
    but: withoutPeople(1),
  },
  {
    name: '500 with 50 MB',
    scenario: doing({ does: 'fill', megabytes: 50, status: 500 }),
    read: serverFault(500),
    launch: unknown('server'),
    but: withoutPeople(allTries),
  },
  {
    name: '10 GB in 10 MB, compressed with gzip',
    scenario: doing({ does: 'bomb', encoding: 'gzip' }),
    ...tooLong,
  },
  {
    name: '512 MB in 1 KB, compressed with Brotli',
    scenario: doing({ does: 'bomb', encoding: 'br' }),
    ...tooLong,
  },
  {
    name: '10,000 workflows',
    scenario: doing({ does: 'reshape', into: 'tenThousandWorkflows' }),
    ...unchanged,
    but: { 'current listWorkflows': well(11) },
    only: ['listWorkflows'],
    holds: (value) => new Set(itemsOf(value)?.map(({ id }) => id)).size === 10_000,
  },
  {
    name: 'A workflow with 500 fields',
    scenario: doing({ does: 'reshape', into: 'fiveHundredFields' }),
    ...unchanged,
    // In today’s dialect, the form comes from the list.
    only: ['documented getWorkflow', 'getListed'],
    holds: (value) => (value as WorkflowDetail).form.fields.length === 500,
  },
  {
    name: 'Names of 100,000 characters',
    scenario: doing({ does: 'reshape', into: 'longNames' }),
    ...unchanged,
    only: [
      'listWorkflows',
      'documented getWorkflow',
      'getListed',
      'launch',
      'listRuns',
      'getRun',
      'listTasks',
      'getTask',
    ],
    holds: isLongNamed,
  },
  {
    name: 'A clock an hour ahead',
    scenario: doing({ does: 'reshape', into: 'clockAhead' }),
    ...unchanged,
  },
  {
    name: 'A clock an hour behind',
    scenario: doing({ does: 'reshape', into: 'clockBehind' }),
    ...unchanged,
  },
];
