import { fieldId } from '../../../src/core/base/ids.ts';
import {
  type Expected,
  allTries,
  ends,
  notUnderstood,
  rateLimited,
  rejected,
  serverFault,
  someTime,
  unknown,
  well,
} from './expected.ts';
import {
  type Fault,
  type Outcome,
  answering,
  asHtml,
  asJson,
  doing,
  withoutDetail,
  withoutPeople,
} from './fault.ts';

const page = '<html><body><h1>Not today</h1></body></html>';

/** Refused in the same way for a read and a launch: nothing has started. */
const refused = (answer: Expected): Outcome => ({
  read: answer,
  launch: answer,
  but: withoutPeople(1),
});

/** The service asks to wait: a read may, a launch never does. */
const limited = (retryAt: number | undefined, requests = 1): Outcome => ({
  read: rateLimited(retryAt, requests),
  launch: rateLimited(retryAt),
  but: withoutPeople(requests),
});
const fault = (status: number): Fault => ({
  name: `${status}`,
  scenario: answering(status, page, asHtml),
  read: serverFault(status),
  launch: unknown('server'),
  but: withoutPeople(allTries),
});

const documentedRefusal = { name: ['Too long.'], kickoff: { why: ['May not be blank.'] } };
const currentRefusal = {
  code: 'validation_error',
  message: 'May not be blank.',
  details: { api_name: 'why', reason: 'May not be blank.' },
};
const aboutWhy = {
  target: { part: 'field', id: fieldId('why') },
  message: 'May not be blank.',
} as const;

const whereNothingIs: Fault['but'] = {
  ...withoutPeople(1),
  whoAmI: well(),
  'documented findDialect': well(),
  // Today's service lists runs there, in pages.
  'current findDialect': notUnderstood('array', 'object'),
};

/** Refusals and failures by status. */
export const statuses: readonly Fault[] = [
  {
    name: '400 without a message',
    scenario: answering(400, '', asJson),
    ...refused(rejected(400)),
  },
  {
    name: '400 with an HTML page',
    scenario: answering(400, page, asHtml),
    ...refused(rejected(400)),
  },
  {
    name: '400 with messages about fields, as documented',
    scenario: answering(400, JSON.stringify(documentedRefusal), asJson),
    ...refused(
      ends({
        kind: 'rejected',
        status: 400,
        message: 'Too long.',
        rejections: [{ target: { part: 'name' }, message: 'Too long.' }, aboutWhy],
      }),
    ),
  },
  {
    name: '400 with a message about a field, as today',
    scenario: answering(400, JSON.stringify(currentRefusal), asJson),
    ...refused(
      ends({ kind: 'rejected', status: 400, message: 'May not be blank.', rejections: [aboutWhy] }),
    ),
  },
  {
    name: '401',
    scenario: answering(401, '{"detail": "Unknown."}', asJson),
    ...refused(ends({ kind: 'unauthorized' })),
  },
  {
    name: '403 with a web page, as a firewall has it',
    scenario: answering(403, page, asHtml),
    ...refused(ends({ kind: 'forbidden', detail: '', page: true })),
    but: { ...withoutPeople(1), ...withoutDetail() },
  },
  {
    name: '401 with a web page, as a portal has it',
    scenario: answering(401, page, asHtml),
    ...refused(ends({ kind: 'unauthorized', page: true })),
  },
  {
    name: '403',
    scenario: answering(403, '{"detail": "Not yours."}', asJson),
    ...refused(ends({ kind: 'forbidden', detail: 'Not yours.' })),
    but: { ...withoutPeople(1), ...withoutDetail() },
  },
  {
    name: '404',
    scenario: answering(404, '{"detail": "Not found."}', asJson),
    ...refused(ends({ kind: 'notFound' })),
    but: whereNothingIs,
  },
  {
    name: '404 with a web page',
    scenario: answering(404, page, asHtml),
    ...refused(ends({ kind: 'notFound', page: true })),
    but: whereNothingIs,
  },
  {
    name: '408',
    scenario: answering(408, page, asHtml),
    read: serverFault(408),
    launch: unknown('timeout'),
    but: withoutPeople(allTries),
  },
  { name: '409', scenario: answering(409, '', asJson), ...refused(rejected(409)) },
  { name: '413', scenario: answering(413, page, asHtml), ...refused(rejected(413)) },
  { name: '422', scenario: answering(422, '', asJson), ...refused(rejected(422)) },
  { name: '429', scenario: answering(429), ...limited(undefined, allTries) },
  {
    name: '429 once, with Retry-After of a second',
    scenario: answering(429, '', { 'retry-after': '1' }, 1),
    read: well(2),
    launch: rateLimited(someTime),
    lasts: 'aWhile',
  },
  {
    name: '429 with Retry-After of an hour',
    scenario: answering(429, '', { 'retry-after': '3600' }),
    ...limited(someTime),
  },
  {
    name: '429 with Retry-After as a date in an hour',
    scenario: doing({ does: 'limitUntil', seconds: 3600, clockOff: 0 }),
    ...limited(someTime),
  },
  {
    name: '429 once, with Retry-After as a date in a second, by a clock an hour ahead',
    scenario: doing({ does: 'limitUntil', seconds: 1, clockOff: 3600 }, 1),
    read: well(2),
    launch: rateLimited(someTime),
    lasts: 'aWhile',
  },
  {
    name: '429 with Retry-After as a date in an hour, by a clock an hour behind',
    scenario: doing({ does: 'limitUntil', seconds: 3600, clockOff: -3600 }),
    ...limited(someTime),
  },
  {
    name: '429 with Retry-After of three thousand years',
    scenario: answering(429, '', { 'retry-after': '99999999999' }),
    ...limited(someTime),
  },
  {
    name: '429 with Retry-After that says nothing',
    scenario: answering(429, '', { 'retry-after': 'soon' }),
    ...limited(undefined, allTries),
  },
  fault(500),
  fault(502),
  fault(503),
  fault(504),
  {
    name: '503 once',
    scenario: answering(503, page, asHtml, 1),
    read: well(2),
    launch: unknown('server'),
  },
];
