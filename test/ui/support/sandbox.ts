import * as shared from '../../support/sandbox.ts';
import type { SandboxProcess } from '../../support/sandboxProcess.ts';
import { dialect } from './dialect.ts';

/** A sandbox that speaks the dialect of this run, in which nothing is going on. */
export const useSandbox = (): (() => SandboxProcess) =>
  shared.useSandbox({ dialect, liveRuns: false });
