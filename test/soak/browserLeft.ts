import type { CDPSession } from 'playwright-core';

/** What a browser’s process has. */
interface BrowserLeft {
  readonly documents: number;
  readonly nodes: number;
  readonly listeners: number;
  /** In bytes. */
  readonly heap: number;
}

/** Looks what is left in a browser’s process after a collection. */
export async function browserLeft(browser: CDPSession): Promise<BrowserLeft> {
  await browser.send('HeapProfiler.collectGarbage');
  const { documents, nodes, jsEventListeners } = await browser.send('Memory.getDOMCounters');
  const { usedSize } = await browser.send('Runtime.getHeapUsage');
  return { documents, nodes, listeners: jsEventListeners, heap: usedSize };
}
