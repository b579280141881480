import {
  type SandboxProcess,
  type SandboxProcessOptions,
  startSandboxProcess,
} from './sandboxProcess.ts';

/**
 * The time limit of mocha's `before` hooks that start a process on a busy machine, in milliseconds.
 */
export const startTimeout = 60_000;

/** Starts one sandbox for the tests of a `describe`, and stops it after them. */
export function useSandbox(options: SandboxProcessOptions = {}): () => SandboxProcess {
  let sandbox: SandboxProcess | undefined;
  before('a sandbox starts', async function () {
    this.timeout(startTimeout);
    sandbox = await startSandboxProcess(options);
  });
  after('the sandbox ends', () => sandbox?.stop());
  return () => {
    if (!sandbox) throw new Error('The sandbox is started in `before`: ask for it in a test.');
    return sandbox;
  };
}
