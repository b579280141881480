import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { SandboxProcess } from './sandboxProcess.ts';

export interface SandboxAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** The parsed JSON, or else the text. */
  readonly body: unknown;
}

export interface SandboxRequest {
  readonly method?: string;
  /** Headers that replace or extend a valid `Authorization`; undefined leaves one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** The body, sent unchanged. */
  readonly body?: string;
}

type Sandbox = Pick<SandboxProcess, 'origin' | 'key'>;

/** Sends one request, with any headers that HTTP allows, and reads the JSON of the answer. */
export async function send(
  sandbox: Sandbox,
  path: string,
  { method = 'GET', headers = {}, body }: SandboxRequest = {},
): Promise<SandboxAnswer> {
  const all = new Map<string, string | undefined>([
    ['Authorization', `Bearer ${sandbox.key}`],
    ...Object.entries(headers),
  ]);
  const outgoing = request(`${sandbox.origin}${path}`, {
    method,
    agent: false,
    headers: Object.fromEntries([...all].filter(([, value]) => value !== undefined)),
  });
  const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>;
  outgoing.end(body);
  const [incoming] = await answered;
  const content = await text(incoming);
  return {
    status: incoming.statusCode ?? 0,
    headers: incoming.headers,
    body: parse(content, incoming.headers['content-type'] ?? ''),
  };
}

function parse(content: string, type: string): unknown {
  if (content === '') return undefined;
  return type.startsWith('text/html') ? content : JSON.parse(content);
}

/** Sends a launch as JSON. */
export const sendLaunch = (
  sandbox: Sandbox,
  workflow: number,
  body: unknown,
): Promise<SandboxAnswer> =>
  send(sandbox, `/workflows/${workflow}/run`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
