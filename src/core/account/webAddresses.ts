import { hostedServer, isLoopback } from './account.ts';
import type { RunId, RunTaskId, WorkflowId } from '../base/ids.ts';

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

/**
 * Base address of the file service. Servers of one's own have it below their web app; the
 * hosted one seems to, but its API does not say so: a guess, which the setting overrules. Since the
 * key goes there with each file, the setting for the web app has no say in it.
 */
export function filesAddress(server: string, setting: string | undefined): string | undefined {
  if (setting !== undefined) return setting;
  const web = webAddress(server, undefined);
  if (web !== undefined) return `${web}/files`;
  return isLoopback(new URL(server).hostname) ? `${server}/files` : undefined;
}

const halfCharacter = /\p{Surrogate}/gu;

/** An id as one part of an address. Half a character has no such form: a stand-in takes its place. */
export const addressPart = (id: string): string =>
  encodeURIComponent(id.replace(halfCharacter, '\ufffd'));

/** What would lead to another page. */
const steps = /\/|^\.{1,2}$/gu;

/** VS Code decodes what it opens, and a slash stays one: a stand-in takes its place. */
const page = (web: string, kind: string, id: string): string =>
  `${web}/${kind}/${addressPart(id.replace(steps, '\ufffd'))}/`;

/** The page of a run in the web app. @param web as `webAddress` gives it. */
export const runLink = (web: string, id: RunId): string => page(web, 'workflows', id);

export const taskLink = (web: string, id: RunTaskId): string => page(web, 'tasks', id);

export const workflowLink = (web: string, id: WorkflowId): string => page(web, 'templates', id);

/** The runs of a workflow that are under way. */
export const runsLink = (web: string, workflow: WorkflowId): string =>
  `${web}/workflows/?templates=${addressPart(workflow)}&type=running`;
