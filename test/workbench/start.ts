/**
 * `npm start`: VS Code with the extension and the demo account, in the browser. With `--smoke` it
 * does the main job by itself and says the process id; `--screenshots DIR` is where its pictures go.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser, newContext } from './browser.ts';
import { onInterrupt } from './onInterrupt.ts';
import { cacheRoot, projectRoot } from './paths.ts';
import { smoke } from './smoke.ts';
import { startServer } from './vscodeServer.ts';
import { openWorkbench } from './workbench.ts';

const { values } = parseArgs({
  options: {
    smoke: { type: 'boolean', default: false },
    screenshots: { type: 'string', default: path.join(projectRoot, 'media/screenshots') },
  },
});

const demo = { PNEUMATIC_DEMO: '1' } as const;
/** Browsers keep accounts by address, so the same port finds them again. */
const preferredPorts = [...Array.from({ length: 20 }, (_, index) => 8100 + index), 0];

/** A folder for the window to open, so that it looks like a day's work. */
async function sampleFolder(parent: string): Promise<string> {
  const folder = path.join(parent, 'sample');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'README.md'), '# Sample\n\nA folder to try Pneumatic in.\n');
  return folder;
}

async function startForPerson(): Promise<void> {
  const home = path.join(cacheRoot, 'start-data');
  const server = await startServer({
    dataDir: path.join(home, 'server'),
    env: demo,
    ports: preferredPorts,
    home: { folder: await sampleFolder(home), extension: projectRoot },
  });
  onInterrupt(() => server.stop());
  console.log(`VS Code with Pneumatic is ready: open ${server.origin}/ (Ctrl+C stops it).`);
  await server.ended;
}

/** @throws when anything does not come as it should, with a picture of where it stood. */
async function startForSmoke(): Promise<void> {
  const home = await mkdtemp(path.join(tmpdir(), 'pneumatic-smoke-'));
  const server = await startServer({ dataDir: path.join(home, 'server'), env: demo });
  const browser = await launchBrowser();
  const stop = async (): Promise<void> => {
    await browser.close();
    await server.stop();
    await rm(home, { recursive: true, force: true });
  };
  onInterrupt(stop);
  try {
    const workbench = await openWorkbench(await newContext(browser), {
      origin: server.origin,
      folder: await sampleFolder(home),
      extension: projectRoot,
    });
    const failure = path.join(cacheRoot, 'smoke-failure.png');
    const processId = await smoke(workbench, values.screenshots).catch(async (error: unknown) => {
      await workbench.screenshot(failure);
      throw new Error(`The smoke run failed; ${failure} shows where.`, { cause: error });
    });
    console.log(`process id: ${processId}`);
  } finally {
    await stop();
  }
}

await (values.smoke ? startForSmoke() : startForPerson());
