import type { Locator } from 'playwright-core';
import type { FormInput } from '../../../src/core/form/input.ts';
import type {
  KickoffView,
  KickoffHostMessage,
  LaunchState,
  KickoffPageMessage,
} from '../../../src/protocol/kickoffPage.ts';
import { type OpenOptions, BuiltPage, useBuiltPages } from './builtPage.ts';
import { pageStrings } from './pageStrings.ts';

/** The kick-off form's page, whose host is under control of the test. */
export class PageForm extends BuiltPage<KickoffHostMessage, KickoffPageMessage> {
  show(view: KickoffView): Promise<void> {
    return this.say({ type: 'show', strings: pageStrings, view });
  }

  answer(launch: LaunchState): Promise<void> {
    return this.say({ type: 'launch', launch });
  }

  /** The input that the page has reported to the host. */
  async input(): Promise<FormInput | undefined> {
    return (await this.messagesOf('edited')).at(-1)?.saved.input;
  }

  /** Opens the part with the run’s name, due date and urgency; does nothing where it is open. */
  async unfold(): Promise<void> {
    const folded = this.page.locator('details.about-run:not([open]) > summary');
    if ((await folded.count()) > 0) await folded.click();
  }

  /** The row of the form with this label. */
  row(label: string): Locator {
    return this.page.locator('.row').filter({
      has: this.page.locator('.label', { hasText: label }),
    });
  }

  /** The key of the row with the focus; undefined if there is none. */
  focusedRow(): Promise<string | undefined> {
    return this.page.evaluate(
      () => document.activeElement?.closest<HTMLElement>('.row')?.dataset.key,
    );
  }
}

/** Gives the tests around it a browser and a server, and each test its own pages. */
export const usePages = (): ((options?: OpenOptions) => Promise<PageForm>) =>
  useBuiltPages('kickoffForm', (context, page) => new PageForm(context, page));
