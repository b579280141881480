import type { FrameLocator, Locator } from 'playwright-core';
import { FormPage } from './formPage.ts';

/** The page of a task; its form is like any other. */
export class TaskPage {
  readonly frame: FrameLocator;
  readonly form: FormPage;

  constructor(frame: FrameLocator) {
    this.frame = frame;
    this.form = new FormPage(frame);
  }

  get heading(): Locator {
    return this.frame.getByRole('heading', { level: 1 });
  }

  button(name: string): Locator {
    return this.form.button(name);
  }

  /** Completes the task, and waits until the service has accepted it. */
  async complete(): Promise<void> {
    const name = await this.heading.innerText();
    await this.button('Complete').click();
    const here = this.frame.locator('#done-title').getByText('The task is completed.');
    // Said by my next task, which comes into the tab.
    const next = this.frame.getByText(`“${name}” is completed.`);
    await here.or(next).first().waitFor();
  }

  /** Waits until the task that follows another one in its tab is in sight. */
  async follows(previous: string, next: string): Promise<void> {
    await this.heading.getByText(next).waitFor();
    await this.frame.getByText(`“${previous}” is completed.`).first().waitFor();
  }
}
