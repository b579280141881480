/**
 * Functions that run in the page of a run. Each is sent there alone, so it may use nothing from
 * outside itself.
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
  const frame = (): Promise<unknown> =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(undefined);
      });
    });
  let stretchMs = 0;
  let last = performance.now();
  let over = false;
  const beat = new MessageChannel();
  beat.port1.onmessage = () => {
    const now = performance.now();
    stretchMs = Math.max(stretchMs, now - last);
    last = now;
    if (!over) beat.port2.postMessage(undefined);
  };
  beat.port2.postMessage(undefined);
  await frame();
  await frame();
  const root = document.getElementById('root');
  if (root)
    observer.observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  stretchMs = 0;
  const start = performance.now();
  window.postMessage(task.message, window.origin);
  await new Promise((resolve) => {
    window.addEventListener('message', resolve, { once: true });
  });
  await frame();
  const paintedMs = performance.now() - start;
  const button = document.querySelector<HTMLElement>('vscode-button, button');
  if (!button) throw new Error('There is no button.');
  const count = (selector: string): number => document.querySelectorAll(selector).length;
  while (count('.task') < task.rows.tasks || count('.event') < task.rows.events) await frame();
  await frame();
  const wholeMs = performance.now() - start;
  over = true;
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
  const frame = (): Promise<unknown> =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(undefined);
      });
    });
  let stretchMs = 0;
  let last = performance.now();
  let over = false;
  const beat = new MessageChannel();
  beat.port1.onmessage = () => {
    const now = performance.now();
    stretchMs = Math.max(stretchMs, now - last);
    last = now;
    if (!over) beat.port2.postMessage(undefined);
  };
  beat.port2.postMessage(undefined);
  await frame();
  await frame();
  stretchMs = 0;
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
  await frame();
  const paintedMs = performance.now() - start;
  await frame();
  over = true;
  return { paintedMs, stretchMs, wholeMs: paintedMs, changes: 0 };
}
