import {
  type RunningSandbox,
  type SandboxProcessOptions,
  startSandboxHere,
} from './sandboxProcess.ts';

/**
 * Starts one sandbox for the tests of a `describe`, and stops it after them.
 * @param start makes it; within this process by default.
 */
export function useSandbox(
  options: SandboxProcessOptions = {},
  start: (options: SandboxProcessOptions) => Promise<RunningSandbox> = startSandboxHere,
): () => RunningSandbox {
  let sandbox: RunningSandbox | undefined;
  before('a sandbox starts', async () => {
    sandbox = await start(options);
  });
  after('the sandbox ends', () => sandbox?.stop());
  return () => {
    if (!sandbox) throw new Error('The sandbox is started in `before`: ask for it in a test.');
    return sandbox;
  };
}
