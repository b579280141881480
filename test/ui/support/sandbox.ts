import { type SandboxProcess, startSandboxProcess } from '../../support/sandboxProcess.ts';
import { dialect } from './dialect.ts';

/** A sandbox in a process of its own, for all tests of a suite: a new account. */
export function useSandbox(): () => SandboxProcess {
  let sandbox: SandboxProcess | undefined;
  before('a sandbox starts', async () => {
    sandbox = await startSandboxProcess({ dialect, liveRuns: false });
  });
  after('the sandbox ends', () => sandbox?.stop());
  return () => {
    if (!sandbox) throw new Error('The sandbox does not run.');
    return sandbox;
  };
}
