import * as shared from '../../support/sandbox.ts';
import { type RunningSandbox, startSandboxProcess } from '../../support/sandboxProcess.ts';
import { dialect } from './dialect.ts';

/** A sandbox that speaks the dialect of this run, in which nothing is going on: a process of its own. */
export const useSandbox = (): (() => RunningSandbox) =>
  shared.useSandbox({ dialect, liveRuns: false }, startSandboxProcess);
