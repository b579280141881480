import { hostedServer, isLoopback } from './account.ts';
import type { RunId, RunTaskId, WorkflowId } from '../base/ids.ts';

const hostedWebApp = 'https://app.pneumatic.app';
/** The port of the API on a self-hosted server; the web app has the same name without a port. */
const apiPort = '8001';

/**
 * Base address of the web app that belongs to a server's API, without a slash at the end.
 * @param setting is used unchanged if there is one.
 * @returns undefined where it cannot be derived.
 */
export function webAddress(server: string, setting: string | undefined): string | undefined {
  if (setting !== undefined) return setting;
  if (server === hostedServer) return hostedWebApp;
  const { port, protocol, hostname } = new URL(server);
  return port === apiPort ? `${protocol}//${hostname}` : undefined;
}

/**
 * Base address of the file service. A self-hosted server has it below its web app. The hosted
 * service seems to, too, but its API does not say so: a guess, which the setting overrules. The
 * setting for the web app has no influence, since the key is sent there with each file.
 */
export function filesAddress(server: string, setting: string | undefined): string | undefined {
  if (setting !== undefined) return setting;
  const web = webAddress(server, undefined);
  if (web !== undefined) return `${web}/files`;
  return isLoopback(new URL(server).hostname) ? `${server}/files` : undefined;
}

const halfCharacter = /\p{Surrogate}/gu;

/**
 * An id as one part of an address. Half of a surrogate pair cannot be encoded: a stand-in takes its
 * place.
 */
export const addressPart = (id: string): string =>
  encodeURIComponent(id.replace(halfCharacter, '\ufffd'));

/** The parts of an id that would lead to another page. */
const steps = /\/|^\.{1,2}$/gu;

/**
 * The address of a page. VS Code decodes what it opens, which would turn an escaped slash back into
 * one, so that a stand-in takes its place.
 */
const page = (web: string, kind: string, id: string): string =>
  `${web}/${kind}/${addressPart(id.replace(steps, '\ufffd'))}/`;

/**
 * The page of a run in the web app.
 * @param web the result of `webAddress`.
 */
export const runLink = (web: string, id: RunId): string => page(web, 'workflows', id);

export const taskLink = (web: string, id: RunTaskId): string => page(web, 'tasks', id);

export const workflowLink = (web: string, id: WorkflowId): string => page(web, 'templates', id);

/** The page on which people make API keys. */
export const keysLink = (web: string): string => `${web}/integrations/`;

/** The page of a workflow’s runs that are under way. */
export const runsLink = (web: string, workflow: WorkflowId): string =>
  `${web}/workflows/?templates=${addressPart(workflow)}&type=running`;
