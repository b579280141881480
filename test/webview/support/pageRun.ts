import type { RunHostMessage, RunPageMessage, RunView } from '../../../src/protocol/runPage.ts';
import { BuiltPage, type OpenOptions, useBuiltPages } from './builtPage.ts';
import { runStrings } from './runStrings.ts';

/** The page of a run, whose host is under control of the test. */
export class PageRun extends BuiltPage<RunHostMessage, RunPageMessage> {
  /** Shows a run with all of its events. */
  async show(view: RunView): Promise<void> {
    await this.say({ type: 'show', strings: runStrings, view });
    if (view.state === 'ready') await this.drawn(view.log);
  }
}

/** Gives the tests around it a browser and a server, and each test its own pages. */
export const useRunPages = (): ((options?: OpenOptions) => Promise<PageRun>) =>
  useBuiltPages('run', (context, page) => new PageRun(context, page));
