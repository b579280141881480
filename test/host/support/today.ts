import assert from 'node:assert/strict';
import type { AccountId } from '../../../src/core/base/ids.ts';
import { settingIds } from '../../../src/host/manifest/ids.ts';
import type { Services } from '../../../src/host/services.ts';
import { sessionAt, setSetting } from './account.ts';
import { type Interceptor, startInterceptor } from './interceptor.ts';
import type { createServers } from './servers.ts';

/** The keys of members. Maya is the one who signs in; Tomás owns the account. */
const keys = {
  maya: 'pn-key-of-maya',
  tomas: 'pn-key-of-tomas',
  priya: 'pn-key-of-priya',
} as const;
type Member = keyof typeof keys;
const emails: Readonly<Record<Member, string>> = {
  maya: 'maya.lindqvist@blueharbor.example',
  tomas: 'tomas.rivera@blueharbor.example',
  priya: 'priya.nair@blueharbor.example',
};

interface WireRun {
  readonly id: number;
  readonly tasks: readonly { readonly id: number; readonly name: string }[];
}

/** A server of today's API, with a member signed in to it. */
export interface Today {
  /** Maya's account. */
  readonly account: AccountId;
  /** The address that the extension knows. */
  readonly origin: string;
  /** The server's own address. */
  readonly server: string;
  /** The proxy between the extension and the server. */
  readonly interceptor: Interceptor;
  /** Launches a workflow. */
  launch(workflow: number, body: unknown, as?: Member): Promise<WireRun>;
  /** Signs in as another member. */
  signIn(as: Member): Promise<void>;
  /** Sends a change, as a member could in the web app. */
  send(path: string, body: unknown, as?: Member): Promise<void>;
}

/** Starts a server of today's API, and signs in as Maya. */
export async function signInToToday(
  services: Services,
  servers: ReturnType<typeof createServers>,
): Promise<Today> {
  const server = await servers.sandbox(keys.maya, {
    dialect: 'current',
    liveRuns: false,
    keys: Object.fromEntries(Object.entries(emails).map(([who, email]) => [email, keyOf(who)])),
  });
  const interceptor = servers.own(await startInterceptor(server));
  const { origin } = interceptor;
  await setSetting(settingIds.server, origin);
  await setSetting(settingIds.dialect, 'current');
  const signIn = async (as: Member): Promise<void> => {
    // Like “Set API Key…”: the check of a key finds out its owner.
    const checked = await (await services.sessions.api(server, keys[as])).checkKey();
    await services.sessions.signIn(origin, keys[as], checked.ok ? checked.value?.id : undefined);
  };
  await signIn('maya');
  const { account } = await sessionAt(services, origin);
  await services.abilities.ask();

  const post = async (path: string, body: unknown, as: Member): Promise<unknown> => {
    const answer = await fetch(`${server}${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${keys[as]}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    assert.ok(answer.ok, `${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  return {
    account: account.id,
    origin,
    server,
    interceptor,
    signIn: async (as) => {
      await signIn(as);
      await services.abilities.ask();
    },
    launch: async (workflow, body, as = 'maya') =>
      (await post(`/templates/${workflow}/run`, body, as)) as WireRun,
    send: async (path, body, as = 'maya') => {
      await post(path, body, as);
    },
  };
}

const keyOf = (who: string): string => `pn-key-of-${who}`;
