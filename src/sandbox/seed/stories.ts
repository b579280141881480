import type { Person } from '../model/people.ts';
import type { Run } from '../model/runs.ts';
import { aiko, jonas, maya, priya, samuel, tomas } from './people.ts';

/** A step of a run's history. */
export type Step = {
  readonly by: Person;
  /** How many hours ago it happened. */
  readonly hours: number;
} & (
  | { readonly does: 'complete'; readonly output?: Readonly<Record<string, unknown>> }
  | { readonly does: 'comment' | 'return'; readonly text: string }
  /** The length in hours, counted from that time. */
  | { readonly does: 'snooze' | 'due'; readonly for: number }
  | { readonly does: 'tick'; readonly item: string }
);

/** The history of a run. */
export interface Story {
  readonly workflow: number;
  readonly name: string;
  readonly by: Person;
  /** How many hours ago it was launched. */
  readonly hours: number;
  readonly urgent?: boolean;
  /** When the run is due, in hours from now; below 0 for an overdue run. */
  readonly due?: number;
  readonly values?: Run['values'];
  readonly steps?: readonly Step[];
}

const goLive = (marina: string, contact: string, guide: Person): Run['values'] => [
  ['marina', marina],
  ['contact', contact],
  ['guide', guide.email],
  ['season', 'Low season'],
];

const incident = (summary: string, severity: string): Run['values'] => [
  ['summary', summary],
  ['severity', severity],
  ['personal-data', 'No'],
  ['commander', priya.email],
];

const calls = (by: Person, hours: number): readonly Step[] => [
  { by, hours: hours + 1, does: 'tick', item: 'cl-time' },
  { by, hours: hours + 1, does: 'tick', item: 'cl-access' },
  { by, hours, does: 'complete' },
];

const inspection = (name: string, hours: number, pier: string, done: number): Story => ({
  workflow: 15,
  name,
  by: maya,
  hours,
  values: [
    ['where', 'Lilla Bommen'],
    ['pier', pier],
  ],
  steps: [1, 2, 3]
    .slice(0, done)
    .map((task) => ({ by: maya, hours: hours - task, does: 'complete' })),
});

/** The recent history of the demo account. */
export const stories: readonly Story[] = [
  inspection('Pier 3 after the storm', 260, '3', 3),
  inspection('Pier 1, every spring', 190, '1', 3),
  {
    workflow: 9,
    name: 'Security review: photo uploads',
    by: maya,
    hours: 170,
    values: [
      ['subject', 'Photo uploads of the mobile app'],
      ['design', 'https://blueharbor.example/design/photos'],
      ['touches', ['File uploads', 'Personal data']],
      ['exposure', 'Signed-in customers'],
    ],
    steps: [
      { by: maya, hours: 150, does: 'complete' },
      {
        by: jonas,
        hours: 98,
        does: 'comment',
        text: 'The **thumbnails** keep where it was taken.',
      },
      { by: jonas, hours: 97, does: 'complete' },
      { by: maya, hours: 96, does: 'due', for: 240 },
    ],
  },
  {
    workflow: 14,
    name: 'Kontiki Bay goes live',
    by: maya,
    hours: 160,
    due: 400,
    values: goLive('Kontiki Bay', 'Thor Lund', aiko),
    steps: [
      { by: maya, hours: 150, does: 'tick', item: 'cl-time' },
      { by: maya, hours: 149, does: 'due', for: 120 },
    ],
  },
  {
    workflow: 14,
    name: 'Porto Velho goes live',
    by: tomas,
    hours: 140,
    values: goLive('Porto Velho', 'Inês Duarte', priya),
    steps: [
      ...calls(tomas, 130),
      { by: maya, hours: 80, does: 'comment', text: 'Pier B has no power before Friday.' },
      { by: maya, hours: 60, does: 'complete', output: { berths: '148', oddities: 'A seal.' } },
    ],
  },
  {
    workflow: 14,
    name: 'Nordhavn goes live',
    by: tomas,
    hours: 100,
    urgent: true,
    due: 72,
    values: goLive('Nordhavn', 'Ole Holm', aiko),
    steps: calls(tomas, 90),
  },
  {
    workflow: 5,
    name: 'Escalation: Marina Azul',
    by: aiko,
    hours: 52,
    values: [
      ['customer', 'Marina Azul'],
      ['conversation', 'https://blueharbor.example/conversations/5120'],
      ['story', 'Double bookings on three Saturdays in a row.'],
      ['owner', aiko.email],
    ],
    steps: [
      { by: aiko, hours: 50, does: 'complete' },
      { by: priya, hours: 30, does: 'complete' },
      { by: aiko, hours: 26, does: 'return', text: 'That explains two of the Saturdays.' },
      { by: maya, hours: 25, does: 'comment', text: 'I look at the third one.' },
    ],
  },
  {
    workflow: 2,
    name: 'Reports take minutes',
    by: maya,
    hours: 48,
    values: incident('Monthly reports take minutes', 'Moderate'),
    steps: [
      { by: priya, hours: 47, does: 'complete' },
      { by: aiko, hours: 46, does: 'complete' },
      { by: maya, hours: 24, does: 'snooze', for: 24 * 30 },
    ],
  },
  {
    workflow: 8,
    name: 'Split the bookings table',
    by: priya,
    hours: 40,
    values: [
      ['migration', '0088_split_bookings'],
      ['pull-request', 'https://blueharbor.example/pulls/1204'],
      ['database', 'bookings'],
      ['rows', '1250000'],
      ['minutes', '12'],
      ['locking', 'For less than a second'],
      ['night', 1_790_000_000],
      ['way-back', 'The old table stays for two weeks.'],
    ],
    steps: [
      { by: priya, hours: 39, does: 'complete' },
      { by: tomas, hours: 38, does: 'complete' },
      { by: priya, hours: 30, does: 'complete' },
      { by: priya, hours: 20, does: 'complete' },
    ],
  },
  {
    workflow: 17,
    name: 'Winter storage: Seabird',
    by: aiko,
    hours: 36,
    due: 200,
    values: [
      ['boat', 'Seabird'],
      ['when', 'Now'],
      ['hall', 'Lilla Bommen'],
      ['helper', 'Engineering'],
      ['deposit-card', '50'],
    ],
    steps: [
      { by: priya, hours: 30, does: 'complete' },
      {
        by: aiko,
        hours: 12,
        does: 'comment',
        text: '[Maya Lindqvist|1], the owner asks whether the **mast** can stay up.',
      },
      { by: maya, hours: 11, does: 'tick', item: 'cl-keel' },
    ],
  },
  { workflow: 10, name: 'On-call handover, this week', by: priya, hours: 20 },
  inspection('Pier 7, lamps', 10, '7', 1),
  {
    workflow: 4,
    name: 'Maya reads the booking data',
    by: maya,
    hours: 8,
    values: [
      ['for-whom', maya.email],
      ['system', 'Production database'],
      ['level', 'Read'],
      ['reason', 'Refunds that were counted twice.'],
    ],
    steps: [{ by: jonas, hours: 6, does: 'complete' }],
  },
  {
    workflow: 2,
    name: 'No bookings in Lilla Bommen',
    by: aiko,
    hours: 5,
    urgent: true,
    due: -1,
    values: incident('No bookings get through in Lilla Bommen', 'Critical'),
    steps: [
      { by: priya, hours: 4.9, does: 'complete' },
      { by: aiko, hours: 4.7, does: 'complete' },
      { by: priya, hours: 4, does: 'due', for: 2 },
      {
        by: samuel,
        hours: 3,
        does: 'comment',
        text: 'The harbor master calls every *ten minutes*.',
      },
    ],
  },
];
