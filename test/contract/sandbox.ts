import { type SandboxProcess, startSandboxProcess } from '../support/sandboxProcess.ts';

/**
 * The time limit of mocha's `before` hooks that start a process on a busy machine, in milliseconds.
 */
export const startTimeout = 60_000;

/** Starts one sandbox for the tests of a `describe`, and stops it after them. */
export function useSandbox(): () => SandboxProcess {
  let sandbox: SandboxProcess | undefined;
  before(async function () {
    this.timeout(startTimeout);
    sandbox = await startSandboxProcess();
  });
  after(() => sandbox?.stop());
  return () => {
    if (!sandbox) throw new Error('The sandbox is started in `before`: ask for it in a test.');
    return sandbox;
  };
}
