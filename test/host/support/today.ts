import assert from 'node:assert/strict';
import type { AccountId } from '../../../src/core/base/ids.ts';
import { settingIds } from '../../../src/host/manifest/ids.ts';
import type { Services } from '../../../src/host/services.ts';
import { type Member, keyOf, memberKeys } from '../../support/members.ts';
import { sessionAt, setSetting } from './account.ts';
import { type Interceptor, startInterceptor } from './interceptor.ts';
import type { createServers } from './servers.ts';

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
  const server = await servers.sandbox(keyOf('maya'), {
    dialect: 'current',
    liveRuns: false,
    keys: memberKeys,
  });
  const interceptor = servers.own(await startInterceptor(server));
  const { origin } = interceptor;
  await setSetting(settingIds.server, origin);
  await setSetting(settingIds.dialect, 'current');
  const signIn = async (as: Member): Promise<void> => {
    // As “Set API Key…” does: the check of a key tells whose it is.
    const checked = await services.sessions.api(server, keyOf(as)).checkKey();
    await services.sessions.signIn(origin, keyOf(as), checked.ok ? checked.value?.id : undefined);
  };
  await signIn('maya');
  const { account } = await sessionAt(services, origin);
  await services.abilities.ask();

  const post = async (path: string, body: unknown, as: Member): Promise<unknown> => {
    const answer = await fetch(`${server}${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${keyOf(as)}`, 'Content-Type': 'application/json' },
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
