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
    await this.button('Complete').click();
    await this.frame.locator('#done-title').getByText('The task is completed.').waitFor();
  }
}
