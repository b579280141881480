import type { RunHostMessage, RunPageMessage, RunView } from '../../../src/protocol/runPage.ts';
import { BuiltPage, type OpenOptions, useBuiltPages } from './builtPage.ts';
import { runStrings } from './runStrings.ts';

/** The page of a run, whose host is under control of the test. */
export class PageRun extends BuiltPage<RunHostMessage, RunPageMessage> {
  show(view: RunView): Promise<void> {
    return this.say({ type: 'show', strings: runStrings, view });
  }
}

/** Gives the tests around it a browser and a server, and each test its own pages. */
export const useRunPages = (): ((options?: OpenOptions) => Promise<PageRun>) =>
  useBuiltPages('run', (context, page) => new PageRun(context, page));
