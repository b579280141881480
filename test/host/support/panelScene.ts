import type { SignedIn } from '../../../src/host/account/session.ts';
import type { Services } from '../../../src/host/services.ts';
import { sessionAt, tidy } from './account.ts';
import { runningServices } from './extension.ts';
import { PageBench } from './pageBench.ts';
import { removeFolders } from './records.ts';
import { createServers } from './servers.ts';
import { type Today, signInToToday } from './today.ts';

interface Owned {
  dispose(): void;
  flush?(): Promise<unknown>;
}

/** What the panel of a run or a task is tried with. */
export interface PanelScene {
  readonly services: Services;
  readonly today: Today;
  /** Maya's. */
  readonly session: SignedIn;
  readonly bench: PageBench;
}

/**
 * Makes a server of today's with Maya signed in to it, before each test of a `describe`.
 * @param prepare gets it, to make what else the tests need.
 * @returns what hands over a part that is to end with the test.
 */
export function usePanelScene(
  prepare: (scene: PanelScene) => Promise<void> | void,
): <Part extends Owned>(part: Part) => Part {
  const servers = createServers();
  const owned: Owned[] = [];
  const own = <Part extends Owned>(part: Part): Part => {
    owned.push(part);
    return part;
  };
  let services: Services;
  before(async () => {
    services = await runningServices();
  });
  beforeEach(async () => {
    const today = await signInToToday(services, servers);
    const session = await sessionAt(services, today.origin);
    await prepare({ services, today, session, bench: own(new PageBench(services, session)) });
  });
  afterEach(async () => {
    for (const part of owned.splice(0).reverse()) {
      // What could not be written has been logged.
      await part.flush?.().catch(() => undefined);
      part.dispose();
    }
    await tidy(services);
    await servers.stop();
  });
  after(() => removeFolders(services));
  return own;
}
