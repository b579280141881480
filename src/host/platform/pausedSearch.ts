import { l10n, ThemeIcon } from 'vscode';
import type { Row } from './choice.ts';
import type { FilteredPick } from './filteredPick.ts';
import { withoutIcons } from './notify.ts';

/** How long typing has to pause before the service is asked, in milliseconds. */
export const pauseMs = 300;

/**
 * Has the service search for the typed text whenever typing pauses, and shows what it finds in place
 * of equal rows or below the others. Further typing cancels the search.
 * @param search never rejects; an answer to a cancelled search is dropped.
 */
export function searchOnPause<Value>(
  filtered: FilteredPick<Value>,
  search: (text: string, signal: AbortSignal) => Promise<readonly Row<Value>[]>,
): void {
  const { pick } = filtered;
  let abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    abort.abort();
    abort = new AbortController();
  };
  const ask = async (text: string, signal: AbortSignal): Promise<void> => {
    const rows = await search(text, signal);
    if (signal.aborted) return;
    pick.busy = false;
    filtered.extend(rows);
  };
  pick.onDidChangeValue((value) => {
    stop();
    const text = value.trim();
    pick.busy = text !== '';
    if (text === '') return;
    const { signal } = abort;
    filtered.look();
    timer = setTimeout(() => void ask(text, signal), pauseMs);
  });
  pick.onDidHide(stop);
}

/** A remark in place of what could not be searched, with the reason. */
export const searchFailureRow = (reason: string): Row<never> => ({
  label: l10n.t('Pneumatic could not be searched.'),
  detail: withoutIcons(reason),
  iconPath: new ThemeIcon('error'),
});
