import type { Dialect } from '../../../src/api/dialect.ts';
import type { SignedIn } from '../../../src/host/account/session.ts';
import { settingIds } from '../../../src/host/manifest/ids.ts';
import type { Services } from '../../../src/host/services.ts';
import type { Fault } from '../../faults/table/fault.ts';
import type { FaultProcess, RemoteScenario } from '../../support/failing/proxy/faultProcess.ts';
import { eventually } from '../../vscode/eventually.ts';
import { sessionAt, setSetting, signInTo } from './account.ts';

/** The kinds of address of a server; faults of a connection depend on it. */
export const addresses = ['http', 'https', 'IPv6'] as const;
export type Address = (typeof addresses)[number];

export function addressOf({ scenario: { greeting = 'http', ipv6 } }: Fault): Address {
  if (ipv6) return 'IPv6';
  const isSecure = greeting === 'httpForTls' || /^tls(?!ForHttp)/.test(greeting);
  return isSecure ? 'https' : 'http';
}

/** No connection is kept, so that the next fault can meet each request. */
const opening = { target: 'nothing', keepsConnections: false } as const;

/** An account at a server that fails in a chosen way. */
export interface FailingAccount extends Pick<RemoteScenario, 'mend' | 'seen'> {
  readonly session: SignedIn;
  readonly fail: (target: string, fault: Fault) => Promise<void>;
}

/** Signs in to the server while it has no fault. */
export async function signInToFailing(
  services: Services,
  proxy: FaultProcess,
  {
    address,
    key,
    dialect,
  }: { readonly address: Address; readonly key: string; readonly dialect: Dialect },
): Promise<FailingAccount> {
  const { origin, change, mend, seen } = await proxy.open({
    ...opening,
    ...(address === 'https' && { greeting: 'tls' }),
    ...(address === 'IPv6' && { ipv6: true }),
  });
  await signInTo(services, origin, key, dialect);
  // The owner of the key is known once the key has been checked.
  await services.keyOwner.identity();
  const session = await sessionAt(services, origin);
  await services.abilities.ask();
  return {
    ...{ session, mend, seen },
    fail: (target, { scenario }) => change({ ...opening, ...scenario, target }),
  };
}

/** Sets the limit for answers, in seconds, which makes a new session; undefined for the default. */
export async function waitFor(services: Services, seconds: number | undefined): Promise<void> {
  const { sessions } = services;
  const before = await sessions.current();
  await setSetting(settingIds.requestTimeout, seconds);
  await eventually('a session with other limits', async () =>
    (await sessions.current()) === before ? undefined : true,
  );
  await services.abilities.ask();
}
