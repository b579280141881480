import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { CDPSession } from 'playwright-core';

/** Writes what the browser’s process has in its heap: the window with its pages. */
export async function writeWindowSnapshot(browser: CDPSession, file: string): Promise<void> {
  const written = createWriteStream(file);
  const write = ({ chunk }: { readonly chunk: string }): void => {
    written.write(chunk);
  };
  browser.on('HeapProfiler.addHeapSnapshotChunk', write);
  await browser.send('HeapProfiler.takeHeapSnapshot');
  browser.off('HeapProfiler.addHeapSnapshotChunk', write);
  written.end();
  await finished(written);
}
