import type { RunHostMessage, RunPageMessage, RunView } from '../../../src/protocol/runPage.ts';
import { BuiltPage, type OpenOptions, useBuiltPages } from './builtPage.ts';
import { runStrings } from './runStrings.ts';

/** The page of a run, with the host's side in the hands of a test. */
export class PageRun extends BuiltPage<RunHostMessage, RunPageMessage> {
  show(view: RunView): Promise<void> {
    return this.say({ type: 'show', strings: runStrings, view });
  }
}

/** Gives the tests around it a browser and a server, and each test pages of its own. */
export const useRunPages = (): ((options?: OpenOptions) => Promise<PageRun>) =>
  useBuiltPages('run', (context, page) => new PageRun(context, page));
