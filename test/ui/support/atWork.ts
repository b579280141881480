import { type SandboxProcess, startSandboxProcess } from '../../support/sandboxProcess.ts';
import { dialect } from './dialect.ts';

const startAtWork = (): Promise<SandboxProcess> => startSandboxProcess({ dialect });

/**
 * An account with people at work, for all tests of a suite. The suite is skipped in the documented
 * API, which has neither runs nor tasks.
 */
export function useAtWork(): () => SandboxProcess;
/** @param start begins the account of the suite. */
export function useAtWork<Account extends SandboxProcess>(
  start: () => Promise<Account>,
): () => Account;
export function useAtWork(start = startAtWork): () => SandboxProcess {
  let account: SandboxProcess | undefined;
  before('an account with people at work', async function () {
    if (dialect === 'documented') this.skip();
    account = await start();
  });
  after(() => account?.stop());
  return () => {
    if (!account) throw new Error('The account is there once a test has begun.');
    return account;
  };
}
