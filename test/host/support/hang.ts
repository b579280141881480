import type { ServerResponse } from 'node:http';
import * as vscode from 'vscode';
import { settingIds } from '../../../src/host/manifest/ids.ts';
import type { Services } from '../../../src/host/services.ts';
import type { Reply } from '../../support/failing/server.ts';
import { eventually } from '../../vscode/eventually.ts';
import { setSetting } from './account.ts';
import { pass } from './interceptor.ts';
import type { Today } from './today.ts';

/** Requests that wait for their answers. */
interface Hanging {
  readonly count: number;
  /** Answers so what has been asked so far. */
  answer(reply: Reply): void;
  /** Has the server answer. */
  letGo(): Promise<void>;
}

/** A request that the extension has given up meanwhile gets no answer. */
function ignoreGivenUp(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET') throw error;
}

/** Holds back answers from now on. */
export function hang({ interceptor, server }: Today, of = /./): Hanging {
  const waiting: ServerResponse[] = [];
  const end = interceptor.instead(of, (response) => {
    waiting.push(response);
  });
  return {
    get count(): number {
      return waiting.length;
    },
    answer: (reply) => {
      end();
      for (const each of waiting.splice(0)) reply(each);
    },
    letGo: async () => {
      end();
      const answers = waiting
        .splice(0)
        .map((each) => pass(`${server}${each.req.url ?? ''}`, each).catch(ignoreGivenUp));
      await Promise.all(answers);
    },
  };
}

/** Begins a new session with the same key, as a new start of VS Code does. */
export async function startAgain(services: Services): Promise<void> {
  await services.kept.flush();
  const before = await services.sessions.current();
  const { requestTimeout } = settingIds;
  const now = vscode.workspace.getConfiguration().get<number>(requestTimeout, 30);
  await setSetting(requestTimeout, now + 1);
  await eventually('another session', async () =>
    (await services.sessions.current()) === before ? undefined : true,
  );
}
