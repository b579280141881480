import {
  type Expected,
  allTries,
  notUnderstood,
  timedOut,
  unknown,
  unreachable,
  well,
} from './expected.ts';
import { type Fault, type Outcome, doing, withoutDetail, withoutPeople } from './fault.ts';

const noneSeen = (reason: string): Outcome => ({
  read: unreachable(reason, 0),
  launch: unreachable(reason, 0),
});
/** A client that is cut off after sending cannot know the outcome. */
const broken = (reason: string, requests = allTries): Outcome => ({
  read: unreachable(reason, requests),
  launch: unknown('connection', Math.min(requests, 1)),
  ...(requests > 0 && { but: withoutPeople(requests) }),
});
const fewWell: Expected = { ...well(2), orFewer: true };
const endless: Outcome & Pick<Fault, 'lasts'> = {
  read: timedOut,
  launch: unknown('timeout'),
  but: { getPeople: fewWell, getRunPeople: fewWell },
  lasts: 'forever',
};
const gibberish: Expected = notUnderstood('an HTTP answer', 'another protocol');

/** Where a server has no such address, the status alone shows it. */
const cutShort = (reason: string): Outcome => ({
  ...broken(reason),
  but: { ...withoutPeople(allTries), 'documented findDialect': well() },
});

/** Faults of connections. */
export const connections: readonly Fault[] = [
  { name: 'No fault', scenario: {}, read: well(), launch: well() },
  {
    name: 'An answer that takes its time',
    scenario: doing({ does: 'delay', ms: 400 }),
    read: well(),
    launch: well(),
  },
  { name: 'No answer', scenario: doing({ does: 'keepSilent' }), ...endless },
  {
    name: 'An answer that begins and does not go on',
    scenario: doing({ does: 'stall' }),
    ...endless,
  },
  { name: 'Connection refused', scenario: { greeting: 'nobody' }, ...noneSeen('ECONNREFUSED') },
  {
    name: 'Connection reset before the request is read',
    scenario: { greeting: 'reset' },
    ...broken('ECONNRESET', 0),
  },
  {
    name: 'Connection reset after the request is read',
    scenario: doing({ does: 'reset', passedOn: false }),
    ...broken('ECONNRESET'),
  },
  {
    name: 'Connection reset after the request has had its effect',
    scenario: doing({ does: 'reset', passedOn: true }),
    ...broken('ECONNRESET'),
  },
  {
    name: 'Connection reset once',
    scenario: doing({ does: 'reset', passedOn: false }, 1),
    read: well(2),
    launch: unknown('connection'),
  },
  {
    name: 'Connection closed without an answer',
    scenario: doing({ does: 'hangUp' }),
    ...broken('UND_ERR_SOCKET'),
  },
  {
    name: 'Answer cut in the middle by a reset',
    scenario: doing({ does: 'cut', by: 'reset' }),
    ...cutShort('ECONNRESET'),
  },
  {
    name: 'Answer cut in the middle, politely',
    scenario: doing({ does: 'cut', by: 'close' }),
    ...cutShort('UND_ERR_SOCKET'),
  },
  {
    name: 'An answer that is not HTTP',
    scenario: doing({ does: 'speakOtherwise' }),
    read: gibberish,
    launch: unknown('answer'),
    but: { ...withoutPeople(1), ...withoutDetail() },
  },
  { name: 'IPv6', scenario: { ipv6: true }, read: well(), launch: well() },
  {
    name: 'TLS with a good certificate',
    scenario: { greeting: 'tls' },
    read: well(),
    launch: well(),
  },
  {
    name: 'TLS with a certificate that nobody vouches for',
    scenario: { greeting: 'tlsSelfSigned' },
    ...noneSeen('DEPTH_ZERO_SELF_SIGNED_CERT'),
  },
  {
    name: 'TLS with a certificate that has expired',
    scenario: { greeting: 'tlsExpired' },
    ...noneSeen('CERT_HAS_EXPIRED'),
  },
  {
    name: 'TLS with the certificate of another server',
    scenario: { greeting: 'tlsOtherName' },
    ...noneSeen('ERR_TLS_CERT_ALTNAME_INVALID'),
  },
  {
    name: 'Plain HTTP at an https address',
    scenario: { greeting: 'httpForTls' },
    ...noneSeen('ERR_SSL_WRONG_VERSION_NUMBER'),
  },
  {
    name: 'TLS at an http address',
    scenario: { greeting: 'tlsForHttp' },
    ...broken('UND_ERR_SOCKET', 0),
  },
];
