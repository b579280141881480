import { visibleText } from '../base/visibleText.ts';

/** What the service fills in. */
const token = /\{\{[^{}]*\}\}/;
/** At the end of a name that the service has cut. */
const ellipsis = '…';

/** A name as the service gives it back and as we show it, whichever way it was written. */
const asShown = (name: string): string =>
  visibleText(name.normalize('NFC')).replaceAll(/\s+/g, ' ').trim();

/** How the name of a run is related to the one that a launch asked for. */
export type NameLikeness = 'same' | 'filled';

/**
 * Whether a run may have got its name from the one that was sent: as it is, or with its `{{…}}`
 * filled in, or cut. Undefined where it has another.
 */
export function nameLikeness(sent: string, name: string): NameLikeness | undefined {
  const wanted = asShown(sent);
  const shown = asShown(name);
  if (shown === wanted) return 'same';
  // Blanks beside something that is empty for this run are at an end, where they go.
  const pieces = wanted.split(token).map((piece) => piece.trim());
  if (isFilledIn(pieces, shown)) return 'filled';
  return shown.endsWith(ellipsis) && isBeginning(pieces, shown.slice(0, -1)) ? 'filled' : undefined;
}

/** Where the pieces after the first begin to be looked for; undefined if the first is not there. */
const afterFirst = ([first = '']: readonly string[], text: string): number | undefined =>
  text.startsWith(first) ? first.length : undefined;

/** Whether the text is all pieces, in their order, with anything in between. */
function isFilledIn(pieces: readonly string[], text: string): boolean {
  const last = pieces.at(-1) ?? '';
  let at = pieces.length > 1 ? afterFirst(pieces, text) : undefined;
  for (const piece of pieces.slice(1, -1)) {
    if (at === undefined) return false;
    const found = text.indexOf(piece, at);
    at = found === -1 ? undefined : found + piece.length;
  }
  return at !== undefined && text.length - last.length >= at && text.endsWith(last);
}

/** Whether the text is the beginning of all pieces, in their order, with anything in between. */
function isBeginning(pieces: readonly string[], text: string): boolean {
  const [first = ''] = pieces;
  let at = afterFirst(pieces, text);
  if (at === undefined) return first.startsWith(text);
  for (const piece of pieces.slice(1)) {
    const found = text.indexOf(piece, at);
    if (found === -1) return at > 0 || endsWithBeginning(text, piece);
    at = found + piece.length;
  }
  // Nothing was cut off where all of it is there.
  return false;
}

const endsWithBeginning = (text: string, piece: string): boolean =>
  Array.from(piece, (_, index) => piece.slice(0, index + 1)).some((some) => text.endsWith(some));
