import { type Expected, ends, notUnderstood, unknown, unreachable, well } from './expected.ts';
import {
  type Fault,
  type Outcome,
  answering,
  asHtml,
  asJson,
  asText,
  doneAnyway,
  doing,
  withoutDetail,
  withoutPeople,
} from './fault.ts';

const page =
  '<!DOCTYPE html><html><head><title>Oops</title></head><body><h1>Oops</h1></body></html>';

/** A good status with an answer that makes no sense: a launch may have started a run. */
const senseless = (read: Expected): Outcome => ({
  read,
  launch: unknown('answer'),
  but: { ...withoutPeople(1), ...withoutDetail() },
});
const isNotJson = (found: string) => senseless(notUnderstood('JSON', found));
const isEmpty: Outcome = {
  ...isNotJson('an empty answer'),
  but: { ...withoutPeople(1), ...withoutDetail(), ...doneAnyway() },
};
const unchanged = { read: well(), launch: well() } as const;
const fromElsewhere = (found: string) => notUnderstood('an answer from the service itself', found);
const elsewhere = { location: 'https://login.example/elsewhere?next=secret' };
const redirect = 'a redirect to https://login.example/elsewhere';

/** The first missing property differs by call. */
const otherShape: Outcome = {
  read: notUnderstood('a value', 'nothing', 'results'),
  launch: unknown('answer'),
  but: {
    ...withoutPeople(1),
    ...withoutDetail(),
    'documented listWorkflows': notUnderstood('array', 'object'),
    'documented getWorkflow': notUnderstood('a value', 'nothing', 'id'),
    findDialect: notUnderstood('a list', 'object'),
    // An answer about nobody names nobody, and nothing is mine.
    whoAmI: well(),
    listMine: ends({ kind: 'notSupported' }),
    getRun: notUnderstood('a value', 'nothing', 'id'),
    getRunForm: notUnderstood('a value', 'nothing', 'id'),
    getTask: notUnderstood('a value', 'nothing', 'id'),
    ...doneAnyway(),
  },
};
const noShape: Outcome = {
  ...senseless(notUnderstood('object', 'null')),
  but: {
    ...withoutPeople(1),
    ...withoutDetail(),
    'documented listWorkflows': notUnderstood('array', 'null'),
    findDialect: notUnderstood('a list', 'null'),
    ...doneAnyway(),
  },
};

/** A redirect after which certainly nothing was done. */
const moved = (status: number): Fault => ({
  ...redirected(status),
  launch: fromElsewhere(redirect),
});
/** A redirect that may also follow a success. */
const redirected = (status: number): Fault => ({
  name: `${status} to another server`,
  scenario: answering(status, '', elsewhere),
  ...senseless(fromElsewhere(redirect)),
});

/** Answers that are complete, and wrong. */
export const answers: readonly Fault[] = [
  {
    name: 'JSON that is said to be HTML',
    scenario: doing({ does: 'reshape', into: 'labelledHtml' }),
    ...unchanged,
  },
  {
    name: 'JSON that is not said to be anything',
    scenario: doing({ does: 'reshape', into: 'labelledNothing' }),
    ...unchanged,
  },
  {
    name: '200 with an HTML page',
    scenario: answering(200, page, asHtml),
    ...isNotJson('an HTML page'),
  },
  {
    name: '200 with an HTML page that is said to be JSON',
    scenario: answering(200, page, asJson),
    ...isNotJson('an HTML page'),
  },
  {
    name: '200 with plain text',
    scenario: answering(200, 'Service is up.', asText),
    ...isNotJson('text that is not JSON'),
  },
  {
    name: '200 with JSON that is cut off',
    scenario: answering(200, '[{"id": 1, "name": ', asJson),
    ...isNotJson('text that is not JSON'),
  },
  {
    name: '200 with JSON of another shape',
    scenario: answering(200, '{"hello": "world"}', asJson),
    ...otherShape,
  },
  {
    name: '200 with JSON that is nothing but null',
    scenario: answering(200, 'null', asJson),
    ...noShape,
  },
  {
    name: '200 with nothing',
    scenario: answering(200, '', asJson),
    ...isEmpty,
  },
  { name: '204', scenario: answering(204), ...isEmpty },
  moved(301),
  redirected(302),
  redirected(303),
  moved(307),
  moved(308),
  {
    name: '304',
    scenario: answering(304),
    ...senseless(fromElsewhere('status 304')),
  },
  {
    name: '102, then the answer',
    scenario: doing({ does: 'inform', status: 102 }),
    ...unchanged,
  },
  {
    name: '103, then the answer',
    scenario: doing({ does: 'inform', status: 103 }),
    ...unchanged,
  },
  {
    name: '100 that nobody has asked for, then the answer',
    scenario: doing({ does: 'inform', status: 100 }),
    read: unreachable('UND_ERR_SOCKET'),
    launch: unknown('connection'),
    but: withoutPeople(3),
  },
  {
    name: '101 to another protocol',
    scenario: doing({ does: 'inform', status: 101 }),
    read: unreachable('UND_ERR_SOCKET'),
    launch: unknown('connection'),
    but: withoutPeople(3),
  },
];
