/** What has the parts loaded that are built late, where nobody calls for them. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Disposable, EventEmitter, Uri } from 'vscode';
import type { Services } from '../../src/host/services.ts';
import { loadWhenNeeded } from '../../src/host/whenNeeded.ts';
import { eventually } from '../vscode/eventually.ts';
import { runningServices } from './support/extension.ts';

describe('The parts that are built late', () => {
  let services: Services;
  let storage: string;
  let listed: EventEmitter<void>;
  let failed: EventEmitter<void>;
  let loaded: number;
  const subscriptions: Disposable[] = [];

  /** Waits for what would load them, in a storage of its own. */
  function wait(): void {
    const context = { subscriptions, globalStorageUri: Uri.file(storage) };
    const workflows = { onDidList: listed.event, onDidFail: failed.event };
    const load = (): Promise<Services> => {
      loaded += 1;
      return Promise.resolve(services);
    };
    subscriptions.push(loadWhenNeeded({ context, workflows, log: services.log }, { load }));
  }

  const launch = async (): Promise<void> => {
    await mkdir(path.join(storage, 'launches'), { recursive: true });
    await writeFile(path.join(storage, 'launches', 'some.json'), '{}');
  };

  const isLoaded = (): Promise<true> =>
    eventually('that they are loaded', () => Promise.resolve(loaded > 0 ? true : undefined));

  before(async () => {
    services = await runningServices();
  });
  beforeEach(async () => {
    storage = await mkdtemp(path.join(os.tmpdir(), 'pneumatic-late-'));
    listed = new EventEmitter();
    failed = new EventEmitter();
    loaded = 0;
  });
  afterEach(async () => {
    Disposable.from(...subscriptions.splice(0)).dispose();
    listed.dispose();
    failed.dispose();
    await rm(storage, { recursive: true });
  });

  it('are loaded for a launch that was left', async () => {
    await launch();
    wait();
    await isLoaded();
  });

  it('are loaded for a launch that is written down later, as by another window', async () => {
    await mkdir(path.join(storage, 'launches'));
    wait();
    const writing = setInterval(() => void launch(), 100);
    await isLoaded().finally(() => {
      clearInterval(writing);
    });
  });

  it('are loaded once workflows were listed, so that the server is asked what it can do', async () => {
    wait();
    assert.equal(loaded, 0);
    listed.fire();
    await isLoaded();
    listed.fire();
    assert.equal(loaded, 1);
  });

  it('are loaded once the service cannot be asked, since runs and tasks may have been kept', async () => {
    wait();
    failed.fire();
    await isLoaded();
    failed.fire();
    assert.equal(loaded, 1);
  });
});
