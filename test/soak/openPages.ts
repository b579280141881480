import type { Locator, Page } from 'playwright-core';
import { runTaskId } from '../../src/core/base/ids.ts';
import { eventOf, loadedRun, morning } from '../support/samples/runs.ts';
import { longLog, longRun } from '../support/samples/longRun.ts';
import { fieldOf, workflowOf } from '../support/samples/workflows.ts';
import type { PageForm } from '../webview/support/pageForm.ts';
import type { PageRun } from '../webview/support/pageRun.ts';
import { type PageTask, loadedTask, taskDetailOf } from '../webview/support/pageTask.ts';
import { pageStrings } from '../webview/support/pageStrings.ts';
import { readyView } from '../webview/support/readyView.ts';
import { runStrings } from '../webview/support/runStrings.ts';
import { browserLeft } from './browserLeft.ts';
import type { CountPoint, HeapPoint } from './rule.ts';

/** What was left in a page at the end of rounds. */
export interface SoakedPage {
  readonly rounds: number;
  readonly counts: readonly CountPoint[];
  readonly heap: readonly HeapPoint[];
}

/** A page that is open, and what a person and its host do to it in each round. */
export interface UsedPage {
  readonly page: Page;
  readonly round: (round: number) => Promise<void>;
}

/** Enters a text at once: of what is typed, the browser keeps a thousand changes, to undo them. */
const enter = (input: Locator, text: string): Promise<void> =>
  input.evaluate((element: HTMLInputElement, value) => {
    element.value = value;
    element.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }, text);

const workflow = workflowOf([fieldOf('string'), fieldOf('number'), fieldOf('dropdown')]);

/** Launches by the form, again and again. */
export async function useForm(opened: PageForm): Promise<UsedPage> {
  await opened.show(readyView(workflow));
  return {
    page: opened.page,
    round: async (round) => {
      await enter(opened.textbox('A string'), `Round ${round}`);
      await opened.button(pageStrings.launch).press('Enter');
      await opened.answer({ phase: 'launched', runId: String(round), name: `Round ${round}` });
      await opened.button(pageStrings.launchAnother).press('Enter');
      await opened.show(readyView(workflow));
    },
  };
}

const tasks = 12;

/** Writes a comment on a run that has something new in each round. */
export async function useRun(opened: PageRun): Promise<UsedPage> {
  const log = longLog(30, tasks);
  const viewOf = (round: number) => {
    const event = eventOf(1000 + round, { kind: 'urgent', at: morning + round * 60_000 });
    return loadedRun(longRun(tasks), {
      log: { events: [event, ...log], hasMore: false, loading: false, notice: undefined },
    });
  };
  await opened.show(viewOf(0));
  await opened.button(runStrings.comment).press('Enter');
  return {
    page: opened.page,
    round: async (round) => {
      await enter(opened.page.locator('#comment textarea'), `Round ${round}`);
      await opened.show(viewOf(round));
    },
  };
}

/** Works on one task after another in the same tab. */
export async function useTask(opened: PageTask): Promise<UsedPage> {
  const viewOf = (round: number) => {
    const id = runTaskId(String(round));
    return loadedTask(taskDetailOf({ id, name: `Task ${round}`, fields: [fieldOf('string')] }));
  };
  await opened.show(viewOf(0));
  return {
    page: opened.page,
    round: async (round) => {
      await opened.page.getByRole('checkbox', { name: 'Lamp' }).press(' ');
      await enter(opened.textbox('A string'), `Round ${round}`);
      await opened.show(viewOf(round));
    },
  };
}

/** Uses a page for a number of rounds, and looks what of it is left after every few of them. */
export async function soakPage(
  { page, round }: UsedPage,
  rounds: number,
  every: number,
): Promise<SoakedPage> {
  const browser = await page.context().newCDPSession(page);
  const counts: CountPoint[] = [];
  const heap: HeapPoint[] = [];
  for (let each = 1; each <= rounds; each++) {
    await round(each);
    // The stand-in for VS Code keeps what the page says.
    await page.evaluate(() => window.pageHost.messages.splice(0).length);
    if (each % every !== 0) continue;
    const { heap: bytes, ...left } = await browserLeft(browser);
    counts.push({ round: each, counts: left });
    heap.push({ round: each, bytes });
  }
  return { rounds, counts, heap };
}
