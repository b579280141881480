import { visibleText } from '../base/visibleText.ts';

/** A part of a name that the service fills in. */
const token = /\{\{[^{}]*\}\}/;
/** The end of a name that the service has cut. */
const ellipsis = '…';

/** A name in the form in which we show it, however it was written. */
const asShown = (name: string): string =>
  visibleText(name.normalize('NFC')).replaceAll(/\s+/g, ' ').trim();

/** How the name of a run is related to the name in its launch. */
export type NameLikeness = 'same' | 'filled';

/**
 * Whether the name of a run can come from the name that was sent: unchanged, with its `{{…}}`
 * filled in, or cut. Undefined where it cannot.
 */
export function nameLikeness(sent: string, name: string): NameLikeness | undefined {
  const wanted = asShown(sent);
  const shown = asShown(name);
  if (shown === wanted) return 'same';
  // A blank beside a value that is empty for this run may be at an end of the name, where it is
  // trimmed.
  const pieces = wanted.split(token).map((piece) => piece.trim());
  if (isFilledIn(pieces, shown)) return 'filled';
  return shown.endsWith(ellipsis) && isBeginning(pieces, shown.slice(0, -1)) ? 'filled' : undefined;
}

/** The position after the first piece; undefined if the text does not begin with it. */
const afterFirst = ([first = '']: readonly string[], text: string): number | undefined =>
  text.startsWith(first) ? first.length : undefined;

/** Whether the text consists of all pieces, in order, with any text between them. */
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

/** Whether the text is the beginning of all pieces, in order, with any text between them. */
function isBeginning(pieces: readonly string[], text: string): boolean {
  const [first = ''] = pieces;
  let at = afterFirst(pieces, text);
  if (at === undefined) return first.startsWith(text);
  for (const piece of pieces.slice(1)) {
    const found = text.indexOf(piece, at);
    if (found === -1) return at > 0 || endsWithBeginning(text, piece);
    at = found + piece.length;
  }
  // All pieces are there, so that nothing was cut off.
  return false;
}

const endsWithBeginning = (text: string, piece: string): boolean =>
  Array.from(piece, (_, index) => piece.slice(0, index + 1)).some((some) => text.endsWith(some));
