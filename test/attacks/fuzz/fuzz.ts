import { once } from 'node:events';
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { type Socket, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import type { SandboxProcess } from '../../support/sandboxProcess.ts';
import { aFile } from './aFile.ts';
import { type HttpRequest, anyHttpRequest } from './httpRequest.ts';
import { knownFaults, ownFault } from './knownFaults.ts';
import { placeholders } from './parts.ts';
import { anyRawRequest } from './rawRequest.ts';

export interface FuzzOptions {
  readonly sandbox: Pick<SandboxProcess, 'origin' | 'key'>;
  /** How many requests to send, half of them as raw bytes. */
  readonly requests: number;
  /** The seed; the same one makes the same requests. */
  readonly seed: number;
}

export interface FuzzReport {
  readonly sent: number;
  /** How often each status was answered; `none` where a connection ended without one. */
  readonly answers: Readonly<Record<string, number>>;
  /** Requests with a 5xx that is not the service’s, each with its status, as text. */
  readonly faults: readonly string[];
}

/** How many requests are under way at a time. */
const batchSize = 50;
/** How many later requests have to be answered before a request counts as unanswered. */
const mostTurns = 30;

/** Sends bytes and returns their socket, which collects the answer. */
async function sendRaw(
  origin: string,
  bytes: Buffer,
): Promise<{ socket: Socket; answer: () => string }> {
  const { port, hostname } = new URL(origin);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.setEncoding('latin1').on('data', (text: string) => (answer += text));
  // A server may hang up on what it does not like.
  socket.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    socket.once('close', resolve);
    socket.write(bytes, () => {
      resolve();
    });
  });
  return { socket, answer: () => answer };
}

/**
 * The connection is reset, so that no port stays taken. One that is being shut down cannot be
 * reset: Node would keep it, and never end.
 */
function hangUp(socket: Socket): void {
  if (socket.writableEnded) socket.destroy();
  else socket.resetAndDestroy();
}

/** @param agent keeps the connection for another request; false takes one of its own. */
function ask(
  { origin, key }: FuzzOptions['sandbox'],
  agent: Agent | false,
  { method, path, type, body, range = '' }: HttpRequest,
): ClientRequest {
  const bodied = method !== 'GET' && method !== 'HEAD' && method !== 'TRACE';
  const { hostname, port } = new URL(origin);
  const outgoing = request({
    ...{ hostname, port, agent, method, path },
    headers: {
      authorization: `Bearer ${key}`,
      ...(range !== '' && { range }),
      ...(bodied && { 'content-type': type, 'content-length': Buffer.byteLength(body) }),
    },
  });
  return outgoing.end(bodied ? body : undefined);
}

interface HttpAnswer {
  readonly status: string;
  readonly text: string;
}

/** Sends a request, once more if a kept connection was closed meanwhile. */
async function sendHttp(
  sandbox: FuzzOptions['sandbox'],
  agent: Agent,
  sent: HttpRequest,
): Promise<HttpAnswer> {
  const kept = ask(sandbox, agent, sent);
  const [incoming] = (await once(kept, 'response').catch((error: unknown) => {
    if (kept.reusedSocket) return once(ask(sandbox, false, sent), 'response');
    throw new Error(`No answer to ${JSON.stringify(sent).slice(0, 2000)}`, { cause: error });
  })) as [IncomingMessage];
  return { status: String(incoming.statusCode), text: await text(incoming) };
}

const statusesIn = (answer: string): readonly string[] =>
  [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status = '']) => status);

/** The arbitrary's values in batches, made as they are needed. */
function* batches<Value>(arbitrary: fc.Arbitrary<Value>, count: number, seed: number) {
  for (let sent = 0; sent < count; sent += batchSize) {
    const numRuns = Math.min(batchSize, count - sent);
    yield fc.sample(arbitrary, { seed: seed + sent, numRuns });
  }
}

class Fuzzing {
  readonly #sandbox: FuzzOptions['sandbox'];
  readonly #file: string;
  readonly #agent = new Agent({ keepAlive: true });
  readonly #answers = new Map<string, number>();
  readonly faults: string[] = [];
  sent = 0;

  /** @param file the id of a file that the sandbox has. */
  constructor(sandbox: FuzzOptions['sandbox'], file: string) {
    this.#sandbox = sandbox;
    this.#file = file;
  }

  async raw(batch: readonly Buffer[]): Promise<void> {
    const { port } = new URL(this.#sandbox.origin);
    const filled = batch.map((bytes) =>
      Buffer.from(
        bytes
          .toString('latin1')
          .replaceAll(placeholders.port, port)
          .replaceAll(placeholders.key, this.#sandbox.key)
          .replaceAll(placeholders.file, this.#file),
        'latin1',
      ),
    );
    const open = await Promise.all(filled.map((bytes) => sendRaw(this.#sandbox.origin, bytes)));
    await this.#settled(() =>
      open.every(({ socket, answer }) => socket.destroyed || answer().includes('\r\n\r\n')),
    );
    for (const [index, { socket, answer }] of open.entries()) {
      hangUp(socket);
      const statuses = statusesIn(answer());
      for (const status of statuses) {
        this.#count(status, batch[index]?.toString('latin1') ?? '', answer());
      }
      if (statuses.length === 0) this.#count('none', '', '');
      this.sent += 1;
    }
  }

  async http(batch: readonly HttpRequest[]): Promise<void> {
    const filled = batch.map((each) => ({
      ...each,
      path: each.path.replaceAll(placeholders.file, this.#file),
    }));
    const answers = await Promise.all(
      filled.map((each) => sendHttp(this.#sandbox, this.#agent, each)),
    );
    for (const [index, answer] of answers.entries()) {
      this.#count(answer.status, JSON.stringify(batch[index]), answer.text);
      this.sent += 1;
    }
  }

  report(): FuzzReport {
    this.#agent.destroy();
    const answers = Object.fromEntries([...this.#answers].sort());
    return { sent: this.sent, answers, faults: this.faults };
  }

  #count(status: string, sent: string, answer: string): void {
    this.#answers.set(status, (this.#answers.get(status) ?? 0) + 1);
    const isService = status === '500' && !answer.includes(ownFault);
    const isKnown = isService && knownFaults.some((fault) => fault.has(sent));
    if (status.startsWith('5') && !isKnown)
      this.faults.push(`${status} for ${sent.slice(0, 2000)}`);
  }

  /**
   * Waits until the server has answered the batch, or so many later requests that it will not
   * answer the rest, which is incomplete.
   */
  async #settled(answered: () => boolean): Promise<void> {
    const plain = { method: 'GET', path: '/', type: '', body: '' };
    for (let turn = 0; turn === 0 || (turn < mostTurns && !answered()); turn += 1) {
      const { status } = await sendHttp(this.#sandbox, this.#agent, plain);
      if (status !== '404' && status !== '204')
        throw new Error(`A plain request is answered with ${status}.`);
    }
  }
}

/**
 * Sends malformed requests to a sandbox.
 * @throws if it stops answering plain ones.
 */
export async function fuzz({ sandbox, requests, seed }: FuzzOptions): Promise<FuzzReport> {
  const fuzzing = new Fuzzing(sandbox, await aFile(sandbox));
  const half = Math.ceil(requests / 2);
  for (const batch of batches(anyRawRequest, half, seed)) await fuzzing.raw(batch);
  for (const batch of batches(anyHttpRequest, requests - half, seed)) await fuzzing.http(batch);
  return fuzzing.report();
}
