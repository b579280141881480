import assert from 'node:assert/strict';
import type { SignedIn } from '../../../src/host/account/session.ts';
import type { Services } from '../../../src/host/services.ts';
import { type FaultServer, type Reply } from '../../support/failing/server.ts';
import { eventually } from '../../vscode/eventually.ts';
import { signInTo, tidy } from './account.ts';
import { runningServices } from './extension.ts';
import { type NextStart, nextStart } from './nextStart.ts';
import { createServers } from './servers.ts';
import { type WireWorkflow, serviceOf } from './service.ts';

/** Requests that wait for their answers. */
export interface Held {
  /** Resolves once so many have arrived. */
  arrived(count?: number): Promise<void>;
  /** Has all of them answered, and all that come later. */
  answer(reply: Reply): void;
}

/** An account whose answers are kept, at a server that then answers as a test says. */
export interface KeptScene {
  readonly services: Services;
  readonly server: FaultServer;
  readonly session: SignedIn;
  /** Has the server answer everything so from now on. */
  answer(reply: Reply): void;
  /** Has it let everything wait from now on. */
  hold(): Held;
  /** Opens the Workflows view as the next start has it, until the test ends. */
  start(): Promise<NextStart>;
}

/** Reads the list, and the first workflow, so that they are kept. */
export async function readWorkflows({ workflows }: Services): Promise<void> {
  const list = await workflows.list();
  assert.ok(list.ok);
  const [first] = list.value;
  assert.ok(first && (await workflows.detail(first.id)).ok);
}

/** Signs in before each test of a `describe`, to a server with these workflows. */
export function useKeptScene(workflows: readonly WireWorkflow[]): () => KeptScene {
  const servers = createServers();
  const starts: NextStart[] = [];
  let scene: KeptScene;

  beforeEach(async () => {
    const services = await runningServices();
    let reply = serviceOf(workflows);
    const server = await servers.serve((response) => {
      reply(response);
    });
    const answer = (now: Reply): void => {
      reply = now;
    };
    scene = {
      ...{ services, server, answer },
      session: await signInTo(services, server.origin, 'a-key'),
      hold: () => held(answer),
      start: async () => {
        const opened = await nextStart(services);
        starts.push(opened);
        return opened;
      },
    };
  });
  afterEach(async () => {
    for (const start of starts.splice(0)) start.close();
    await tidy(scene.services);
    await servers.stop();
  });
  return () => scene;
}

function held(answer: (reply: Reply) => void): Held {
  const waiting: Parameters<Reply>[0][] = [];
  answer((response) => {
    waiting.push(response);
  });
  return {
    arrived: async (count = 1) => {
      await eventually(`${count} requests`, () =>
        Promise.resolve(waiting.length >= count || undefined),
      );
    },
    answer: (reply) => {
      answer(reply);
      for (const response of waiting.splice(0)) reply(response);
    },
  };
}
