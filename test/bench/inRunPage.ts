/**
 * Functions that run in the page of a run, which has a frame clock. Each is sent there alone, so it
 * may use nothing else from outside itself.
 */

/** What a message to the page has led to; times are in milliseconds. */
export interface Shown {
  /** The time until the frame after it is drawn. */
  readonly paintedMs: number;
  /** The longest time in which the page could not react, until all of it was drawn. */
  readonly stretchMs: number;
  /** The time until all of it was drawn. */
  readonly wholeMs: number;
  /** How many changes the document has seen. */
  readonly changes: number;
}

/** What has to be in the document at the end. */
export interface Rows {
  readonly tasks: number;
  readonly events: number;
}

/** Shows the page a message, and waits until all rows are in the document. */
export async function showRun(task: {
  readonly message: unknown;
  readonly rows: Rows;
}): Promise<Shown> {
  let changes = 0;
  const observer = new MutationObserver((records) => {
    changes += records.length;
  });
  const { frameClock } = window;
  const stop = await frameClock.watch();
  const root = document.getElementById('root');
  if (root)
    observer.observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  const start = performance.now();
  window.postMessage(task.message, window.origin);
  await new Promise((resolve) => {
    window.addEventListener('message', resolve, { once: true });
  });
  await frameClock.drawn();
  const paintedMs = performance.now() - start;
  const button = document.querySelector<HTMLElement>('vscode-button, button');
  if (!button) throw new Error('There is no button.');
  const count = (selector: string): number => document.querySelectorAll(selector).length;
  while (count('.task') < task.rows.tasks || count('.event') < task.rows.events)
    await frameClock.drawn();
  await frameClock.drawn();
  const wholeMs = performance.now() - start;
  const stretchMs = stop();
  changes += observer.takeRecords().length;
  observer.disconnect();
  return { paintedMs, stretchMs, wholeMs, changes };
}

/** The texts of a page that is drawn, by the rows that they stand in. */
export function rowTexts(): readonly (readonly string[])[] {
  return [...document.querySelectorAll<HTMLElement>('header, h2, .task, .lane, .event')].map(
    (row) => {
      const texts: string[] = [];
      const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const text = walker.currentNode.nodeValue?.trim() ?? '';
        if (text !== '') texts.push(text);
      }
      return texts;
    },
  );
}

/** Shows these texts in plain elements, and a button, in a page that was shown nothing. */
export async function showPlain(rows: readonly (readonly string[])[]): Promise<Shown> {
  const { frameClock } = window;
  const stop = await frameClock.watch();
  const start = performance.now();
  const list = document.createElement('ol');
  for (const texts of rows) {
    const row = document.createElement('li');
    for (const text of texts) {
      const part = document.createElement('span');
      part.textContent = text;
      row.append(part, ' ');
    }
    list.append(row);
  }
  const button = document.createElement('button');
  button.textContent = 'Comment';
  document.getElementById('root')?.append(button, list);
  await frameClock.drawn();
  const paintedMs = performance.now() - start;
  await frameClock.drawn();
  return { paintedMs, stretchMs: stop(), wholeMs: paintedMs, changes: 0 };
}
