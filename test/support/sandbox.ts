import {
  type RunningSandbox,
  type SandboxProcessOptions,
  startSandboxHere,
} from './sandboxProcess.ts';

/**
 * The time limit of mocha's `before` hooks that start a process on a busy machine, in milliseconds.
 */
export const startTimeout = 60_000;

/**
 * Starts one sandbox for the tests of a `describe`, and stops it after them.
 * @param start makes it; within this process by default.
 */
export function useSandbox(
  options: SandboxProcessOptions = {},
  start: (options: SandboxProcessOptions) => Promise<RunningSandbox> = startSandboxHere,
): () => RunningSandbox {
  let sandbox: RunningSandbox | undefined;
  before('a sandbox starts', async function () {
    this.timeout(startTimeout);
    sandbox = await start(options);
  });
  after('the sandbox ends', () => sandbox?.stop());
  return () => {
    if (!sandbox) throw new Error('The sandbox is started in `before`: ask for it in a test.');
    return sandbox;
  };
}
