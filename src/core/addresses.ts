import { hostedServer } from './account.ts';
import type { RunId, RunTaskId, WorkflowId } from './ids.ts';

const hostedWebApp = 'https://app.pneumatic.app';
/** Where a server of one's own has its API; the web app is at the same name, without a port. */
const apiPort = '8001';

/**
 * Base address of the web app that belongs to a server's API, without a slash at the end.
 * @param setting is taken as it is where there is one.
 * @returns undefined where it cannot be derived.
 */
export function webAddress(server: string, setting: string | undefined): string | undefined {
  if (setting !== undefined) return setting;
  if (server === hostedServer) return hostedWebApp;
  const { port, protocol, hostname } = new URL(server);
  return port === apiPort ? `${protocol}//${hostname}` : undefined;
}

/** Base address of the file service, likewise. */
export function filesAddress(server: string, setting: string | undefined): string | undefined {
  if (setting !== undefined) return setting;
  const web = webAddress(server, undefined);
  return web && `${web}/files`;
}

const page = (web: string, kind: string, id: string): string =>
  `${web}/${kind}/${encodeURIComponent(id)}/`;

/** The page of a run in the web app. @param web as `webAddress` gives it. */
export const runLink = (web: string, id: RunId): string => page(web, 'workflows', id);

export const taskLink = (web: string, id: RunTaskId): string => page(web, 'tasks', id);

export const workflowLink = (web: string, id: WorkflowId): string => page(web, 'templates', id);
