import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { SandboxProcess } from './sandboxProcess.ts';

/** A request whose body has not been sent yet. */
export interface OpenRequest {
  /** Sends the body, and waits for the status of the answer. */
  finish(body: string): Promise<number>;
}

/** Sends a POST without its body, and waits until the server has begun to handle it. */
export async function openRequest(
  { origin }: Pick<SandboxProcess, 'origin'>,
  path: string,
  key: string,
): Promise<OpenRequest> {
  const outgoing = request(`${origin}${path}`, {
    method: 'POST',
    agent: false,
    headers: {
      Authorization: `Bearer ${key}`,
      'Content-Type': 'application/json',
      Expect: '100-continue',
    },
  });
  const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>;
  outgoing.flushHeaders();
  await once(outgoing, 'continue');
  return {
    finish: async (body) => {
      outgoing.end(body);
      const [incoming] = await answered;
      incoming.resume();
      return incoming.statusCode ?? 0;
    },
  };
}
