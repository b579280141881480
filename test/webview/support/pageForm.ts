import type { Locator } from 'playwright-core';
import { type FormInput, emptyInput } from '../../../src/core/form/input.ts';
import type { WorkflowDetail } from '../../../src/core/workflows/workflow.ts';
import type {
  KickoffView,
  KickoffHostMessage,
  LaunchState,
  LoadedKickoff,
  KickoffPageMessage,
} from '../../../src/protocol/kickoffPage.ts';
import { BuiltPage, type OpenOptions, useBuiltPages } from './builtPage.ts';
import { pageStrings } from './pageStrings.ts';

/** What the host shows for a workflow that nothing has been typed for yet. */
export const readyView = (
  workflow: WorkflowDetail,
  some: Partial<LoadedKickoff> = {},
): LoadedKickoff => ({
  state: 'ready',
  workflow,
  people: [],
  assignees: undefined,
  uploads: undefined,
  schedulesRuns: false,
  namesRuns: false,
  followsRuns: false,
  opensInBrowser: false,
  rules: { nameLength: undefined, stringLength: undefined },
  overridesTaskLinks: true,
  suggestedName: `${workflow.name} – today`,
  input: emptyInput,
  launch: { phase: 'idle' },
  account: { label: 'api.pneumatic.app', demo: false },
  ...some,
});

/** The kick-off form's page, with the host's side in the hands of a test. */
export class PageForm extends BuiltPage<KickoffHostMessage, KickoffPageMessage> {
  show(view: KickoffView): Promise<void> {
    return this.say({ type: 'show', strings: pageStrings, view });
  }

  answer(launch: LaunchState): Promise<void> {
    return this.say({ type: 'launch', launch });
  }

  /** What the host knows to be in the form now. */
  async input(): Promise<FormInput | undefined> {
    return (await this.messagesOf('edited')).at(-1)?.saved.input;
  }

  /** The row of the form with this label. */
  row(label: string): Locator {
    return this.page.locator('.row').filter({
      has: this.page.locator('.label', { hasText: label }),
    });
  }

  /** Which row the focus is in, as the target's key; undefined for none. */
  focusedRow(): Promise<string | undefined> {
    return this.page.evaluate(
      () => document.activeElement?.closest<HTMLElement>('.row')?.dataset.key,
    );
  }
}

/** Gives the tests around it a browser and a server, and each test pages of its own. */
export const usePages = (): ((options?: OpenOptions) => Promise<PageForm>) =>
  useBuiltPages('kickoffForm', (context, page) => new PageForm(context, page));
