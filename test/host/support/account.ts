import * as vscode from 'vscode';
import type { Dialect } from '../../../src/api/dialect.ts';
import { initialFilter } from '../../../src/core/runs/runFilter.ts';
import { initialTaskFilter } from '../../../src/core/tasks/taskFilter.ts';
import type { Session } from '../../../src/host/account/session.ts';
import { settingIds } from '../../../src/host/manifest/ids.ts';
import type { Services } from '../../../src/host/services.ts';
import { eventually } from '../../vscode/eventually.ts';

type SettingId = (typeof settingIds)[keyof typeof settingIds];
type SignedIn = Extract<Session, { state: 'signedIn' }>;

/** Changes a user setting; undefined goes back to the default. */
export async function setSetting(id: SettingId, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration().update(id, value, vscode.ConfigurationTarget.Global);
}

/** Waits for the session at this server. */
export const sessionAt = ({ sessions }: Services, server: string): Promise<SignedIn> =>
  eventually(`a session at ${server}`, async () => {
    const session = await sessions.current();
    return session.state === 'signedIn' && session.account.server === server ? session : undefined;
  });

/** Waits until nobody is signed in. */
export const signedOut = ({ sessions }: Services): Promise<true> =>
  eventually('the end of the session', async () =>
    (await sessions.current()).state === 'signedOut' ? true : undefined,
  );

/** Signs in to a server with a key that it accepts. */
export async function signInTo(
  services: Services,
  server: string,
  key: string,
  dialect: Dialect = 'documented',
): Promise<SignedIn> {
  await setSetting(settingIds.server, server);
  await setSetting(settingIds.dialect, dialect);
  await services.sessions.signIn(server, key);
  return sessionAt(services, server);
}

/**
 * Signs in to a server that says who owns a key, like “Set API Key…”: the owner is known from the
 * start. An owner who becomes known later would change the account, and what it shows.
 */
export async function signInAsOwner(
  services: Services,
  server: string,
  key: string,
  dialect: Dialect,
): Promise<SignedIn> {
  await setSetting(settingIds.server, server);
  await setSetting(settingIds.dialect, dialect);
  const { sessions } = services;
  const owner = await sessions.api(server, key).checkKey();
  await sessions.signIn(server, key, owner.ok ? owner.value?.id : undefined);
  return sessionAt(services, server);
}

/** Signs in to the demo account, with the API that most tests use. */
export async function signInToDemo(
  { sessions }: Services,
  dialect: Dialect = 'documented',
): Promise<SignedIn> {
  await setSetting(settingIds.dialect, dialect);
  const session = await sessions.useDemo();
  if (session.state !== 'signedIn') throw new Error(`The demo account is ${session.state}.`);
  return session;
}

/**
 * Removes everything: account, settings, runs, launches, tabs and questions; no view is in sight.
 */
export async function tidy(services: Services): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await vscode.commands.executeCommand('notifications.clearAll');
  await vscode.commands.executeCommand('workbench.view.explorer');
  const { secrets } = services.context;
  for (const key of await secrets.keys()) await secrets.delete(key);
  for (const id of Object.values(settingIds)) {
    const set = vscode.workspace.getConfiguration().inspect(id)?.globalValue !== undefined;
    if (set) await setSetting(id, undefined);
  }
  await services.history.remove(await services.history.list());
  await services.journal.forget(await services.journal.unknown());
  const { runFilter, taskFilter } = services;
  if (runFilter.current !== initialFilter) await runFilter.clear();
  if (taskFilter.current !== initialTaskFilter) await taskFilter.clear();
  await signedOut(services);
}
