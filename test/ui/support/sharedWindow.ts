import { hostedServer } from '../../../src/core/account/account.ts';
import { pointAway } from '../../vscode/objects/pointAway.ts';
import type { Workbench } from '../../vscode/workbench.ts';
import { useEvidence } from './evidence.ts';
import { until } from './until.ts';
import { forgetRecords, machine, startAfresh } from './vscode.ts';
import { type Settings, type WatchedBrowser, watchedBrowser } from './window.ts';

interface SharedWindow {
  readonly watched: WatchedBrowser;
  readonly workbench: Workbench;
  /** The servers of suites so far: what is kept belongs to an account, and so to an address. */
  readonly servers: Set<string>;
}

/** The window of all suites that share one, while it is open and as at first. */
let shared: SharedWindow | undefined;

function serverOf({ 'pneumatic.server': server = hostedServer }: Settings): string {
  if (typeof server !== 'string') throw new TypeError('The address of a server is a text.');
  return server;
}

const welcomeButton = (workbench: Workbench) =>
  workbench.view('Workflows').welcomeButton('Set API Key…');

async function openShared(settings: Settings): Promise<SharedWindow> {
  const place = await machine('shared');
  await startAfresh(place, settings);
  const watched = await watchedBrowser(place);
  return { watched, workbench: await watched.open(), servers: new Set() };
}

/** Waits until the extension uses this server: the box for the API key then names it. */
async function follows(workbench: Workbench, server: string): Promise<void> {
  const { quickInput } = workbench;
  await until(`the server ${server}`, async () => {
    await welcomeButton(workbench).click();
    await quickInput.input.waitFor();
    const title = await quickInput.title();
    await pointAway(workbench.page);
    await quickInput.cancel();
    return title.endsWith(` ${new URL(server).host}`);
  });
}

/** The shared window, or a new one if the server of these settings was used in it before. */
async function take(settings: Settings): Promise<SharedWindow> {
  if (shared?.servers.has(serverOf(settings))) await give(shared);
  shared ??= await openShared(settings);
  shared.servers.add(serverOf(settings));
  return shared;
}

/** Closes the window; the next suite opens another. */
async function give({ workbench, watched }: SharedWindow): Promise<void> {
  shared = undefined;
  await workbench.close();
  await watched.evidence.context.close();
}

/** Makes the window look as at first: nothing open, every view unfolded, nobody signed in, nothing kept. */
async function putBack(workbench: Workbench): Promise<void> {
  const { commands, editors, page } = workbench;
  await pointAway(page);
  if ((await editors.titles()).length > 0) await commands.run('View: Close All Editors');
  const folded = page.locator('.part.sidebar .pane-header[aria-expanded=false]');
  await until('all views unfolded', async () => {
    if ((await folded.count()) === 0) return true;
    await folded.first().click();
    return false;
  });
  if (!(await welcomeButton(workbench).isVisible())) await commands.run('Pneumatic: Sign Out');
  await welcomeButton(workbench).waitFor();
  await forgetRecords(await machine('shared'));
  await commands.run('Notifications: Clear All Notifications');
}

/** Whether all tests of a suite that were to run have passed. */
function hasPassed(suite: Mocha.Suite | undefined): boolean {
  let passed = true;
  suite?.eachTest((test) => {
    passed &&= test.state === 'passed' || test.isPending();
  });
  return passed;
}

/**
 * A window for all tests of a suite, shared with other suites: starting a window costs more than
 * most suites do. Every suite has an account of its own. After its tests the window is put back:
 * nothing is open, and nobody is signed in. After a failure, the next suite gets a new window. At the
 * end of a suite, the page must not have done anything forbidden.
 * @param settings The user settings, which are known when the suite begins.
 */
export function useSharedWindow(settings: () => Settings): () => Workbench {
  let current: SharedWindow | undefined;

  before('a window is there', async () => {
    current = await take(settings());
    await current.workbench.changeSettings(settings());
    await follows(current.workbench, serverOf(settings()));
  });

  useEvidence(() => current?.watched.evidence);

  afterEach('a failed test leaves nothing open', async function () {
    if (this.currentTest?.state === 'failed') await current?.workbench.dismissAll();
  });

  after('the window is as before', async function () {
    if (!current) return;
    try {
      if (hasPassed(this.test?.parent)) await putBack(current.workbench);
      else await give(current);
    } catch (error) {
      shared = undefined;
      throw error;
    }
  });

  after('the page has kept to what it may do', () => current?.watched.assertHarmless());

  return () => {
    if (!current) throw new Error('The window is not open.');
    return current.workbench;
  };
}
