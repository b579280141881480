/**
 * `npm start`: VS Code with the extension and the demo account, in the browser. `--dialect
 * documented` has the account speak the documented API, and not today's. With `--smoke` it does the
 * main job by itself and says the process id; `--screenshots DIR` is where its pictures go. Prints a
 * line about each step.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser, newContext } from '../browser.ts';
import { findChromium } from '../chromium.ts';
import { exampleFolder } from './exampleFolder.ts';
import { followToItsEnd } from './follow.ts';
import { onInterrupt } from '../onInterrupt.ts';
import { installServer } from '../installServer.ts';
import { cacheRoot, projectRoot } from '../paths.ts';
import { pictures } from './pictures.ts';
import { launchFromFile, launchFromTask, showQuickLaunch, smoke } from './smoke.ts';
import { run } from '../run.ts';
import { step } from './steps.ts';
import { type RunningServer, startServer } from '../vscodeServer.ts';
import { type Workbench, openAddress } from '../workbench.ts';

const { values } = parseArgs({
  options: {
    smoke: { type: 'boolean', default: false },
    dialect: { type: 'string', default: 'today' },
    screenshots: { type: 'string', default: path.join(projectRoot, 'media/screenshots') },
  },
});

const dialects: Readonly<Record<string, string>> = { documented: 'documented', today: 'current' };
const dialect = dialects[values.dialect];
if (dialect === undefined) {
  console.error(`There is no dialect “${values.dialect}”: choose documented or today.`);
  process.exit(2);
}
const demo = {
  env: { PNEUMATIC_DEMO: '1' },
  settings: {
    'pneumatic.dialect': dialect,
    'workbench.reduceMotion': 'auto',
    'git.enabled': true,
    'git.openRepositoryInParentFolders': 'never',
  },
} as const;
/** Browsers keep accounts by address, so the same ports are tried first. */
const preferredPorts = [...Array.from({ length: 20 }, (_, index) => 8100 + index), 0];

/** Starts VS Code's server on the data in a folder, each step with a line of its own. */
async function serve(home: string, ports: readonly number[]): Promise<RunningServer> {
  await step('Building', () => run(process.execPath, ['esbuild.js', '--production'], projectRoot));
  await step('Providing VS Code', installServer);
  return step('Starting it', async () =>
    startServer({
      dataDir: path.join(home, 'server'),
      ...demo,
      allBuiltIn: true,
      ports,
      home: {
        folder: await exampleFolder(home),
        extension: projectRoot,
        view: 'pneumatic.workflows',
      },
    }),
  );
}

async function startForPerson(): Promise<void> {
  const server = await serve(path.join(cacheRoot, 'start-data'), preferredPorts);
  onInterrupt(() => server.stop());
  console.log(`VS Code with Pneumatic is ready: open ${server.origin}/ (Ctrl+C stops it).`);
  await server.ended;
}

async function doMainJobs(workbench: Workbench): Promise<void> {
  const picture = await pictures(workbench, values.screenshots);
  console.log(`process id: ${await smoke(workbench, picture)}`);
  await showQuickLaunch(workbench, picture);
  console.log(`process id, from a file: ${await launchFromFile(workbench, picture)}`);
  console.log(`process id, by a VS Code task: ${await launchFromTask(workbench, picture)}`);
  if (dialect !== 'current') return;
  await followToItsEnd(workbench, picture);
  console.log('done: its tasks were completed one by one');
}

/** @throws if anything fails, with a picture of that moment. */
async function startForSmoke(): Promise<void> {
  const home = await mkdtemp(path.join(tmpdir(), 'pneumatic-smoke-'));
  const server = await serve(home, [0]);
  await step('Providing a browser', findChromium);
  const browser = await launchBrowser();
  const stop = async (): Promise<void> => {
    await browser.close();
    await server.stop();
    await rm(home, { recursive: true, force: true });
  };
  onInterrupt(stop);
  try {
    const workbench = await step('Opening a window', async () =>
      openAddress(await newContext(browser), `${server.origin}/`),
    );
    const failure = path.join(cacheRoot, 'smoke-failure.png');
    await doMainJobs(workbench).catch(async (error: unknown) => {
      await workbench.screenshot(failure);
      throw new Error(`The smoke run failed; ${failure} shows where.`, { cause: error });
    });
  } finally {
    await stop();
  }
}

await (values.smoke ? startForSmoke() : startForPerson());
