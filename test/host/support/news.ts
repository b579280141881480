import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Uri, window } from 'vscode';
import { eventually } from '../../vscode/eventually.ts';
import type { Today } from './today.ts';

/** A request for news; My Tasks asks for its list in the service’s own order. */
const forNews =
  /^GET (\/v3\/tasks\?ordering|\/accounts\/notifications|\/workflows\?.*ordering=overdue&limit=20&)/;

/**
 * What a test’s own window asks for news. The extension asks, too, where VS Code’s window has the
 * focus: once, and again only minutes later.
 */
export async function watchNews({ interceptor }: Today): Promise<() => readonly string[]> {
  const all = (): readonly string[] =>
    interceptor.asked.flatMap((what) => forNews.exec(what)?.[1] ?? []);
  if (window.state.focused) {
    await eventually('the extension’s own request', () =>
      Promise.resolve(all().length > 0 ? true : undefined),
    );
  }
  const before = all().length;
  return () => all().slice(before);
}

/** A new folder for what was told. */
export const newsFolder = (): Uri => Uri.file(mkdtempSync(path.join(tmpdir(), 'pneumatic-news-')));
