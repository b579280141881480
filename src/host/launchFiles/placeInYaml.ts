import type { LaunchPath } from '../../core/kickoff/writtenLaunch.ts';
import type { PlaceInFile } from './placeInFile.ts';

/**
 * A line as it is typed: blanks, dashes of a list, a name before a colon, and a value. A file that
 * is typed in half is rarely YAML, so that its lines tell more than a parser.
 */
interface Line {
  /** Where the text begins, after blanks and dashes. */
  readonly indent: number;
  /** Where the first dash is; undefined for a line of no list. */
  readonly dash: number | undefined;
  readonly name: string | undefined;
  /** Where the value begins, after the colon and blanks. */
  readonly valueAt: number;
  readonly text: string;
}

/** How far into a line a name is looked for, in characters: a pattern takes its time. */
const longestName = 300;

const shape =
  /^(\s*)((?:-\s+|-$)*)(?:("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#][^:#]*?)\s*:(?=\s|$)\s*)?/;

function lineOf(text: string): Line {
  const [whole = '', blanks = '', dashes = '', name] = shape.exec(text.slice(0, longestName)) ?? [];
  return {
    indent: blanks.length + dashes.length,
    dash: dashes === '' ? undefined : blanks.length,
    name: name === undefined ? undefined : unquoted(name),
    valueAt: whole.length,
    text,
  };
}

function unquoted(text: string): string {
  if (text.startsWith("'")) return text.replace(/^'|'$/g, '').replaceAll("''", "'");
  return text.startsWith('"') ? text.replace(/^"|"$/g, '').replaceAll(/\\(.)/g, '$1') : text.trim();
}

const isBlank = ({ text }: Line): boolean => /^\s*(?:#.*)?$/.test(text);

/** The place at a character of YAML, by the lines before it. */
export function placeInYaml(text: string, offset: number): PlaceInFile | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const before = text.slice(0, start).split('\n').slice(0, -1).map(lineOf);
  const after = (end < 0 ? '' : text.slice(end + 1)).split('\n').map(lineOf);
  const line = lineOf(text.slice(start, end < 0 ? text.length : end).replace(/\r$/, ''));
  const column = offset - start;
  if (/(?:^|\s)#/.test(line.text.slice(0, column).replaceAll(/"[^"]*"|'[^']*'/g, ''))) {
    return undefined;
  }
  return line.name !== undefined && column >= line.valueAt
    ? valueOn(line, before, start, column)
    : partOn(line, { before, after }, start, column);
}

/** The value behind a name. */
function valueOn(
  { name = '', indent, valueAt, text }: Line,
  before: readonly Line[],
  start: number,
  column: number,
): PlaceInFile | undefined {
  const value = text.slice(valueAt).trimEnd();
  const path = [...parents(before, indent), name];
  if (value.startsWith('[') && column > valueAt) {
    return entryAt(value, column - valueAt, { path, offset: start + valueAt });
  }
  return {
    ...{ path, at: 'value' },
    span: { offset: start + valueAt, length: value.length },
    typed: text.slice(valueAt, column).replace(/^["']/, ''),
    siblings: [],
  };
}

/** An entry of a list between brackets, with what separates it from the next one. */
const entry = /\s*("(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?|[^\s,\]"'][^,\]]*|)[^,\]]*(?:,|\]|$)/y;

/** The entry of a list between brackets; undefined behind the list, and in a list of such. */
function entryAt(
  text: string,
  at: number,
  { path, offset }: { readonly path: LaunchPath; readonly offset: number },
): PlaceInFile | undefined {
  const entries: { readonly from: number; readonly written: string }[] = [];
  let position: number | undefined;
  let end = 1;
  while (end < text.length && (end === 1 || text[end - 1] === ',')) {
    entry.lastIndex = end;
    const [whole = '', written = ''] = entry.exec(text) ?? [];
    const isHere = at <= end + whole.length - (/[,\]]$/.test(whole) ? 1 : 0);
    if (isHere) position ??= entries.length;
    entries.push({ from: end + whole.indexOf(written), written: written.trimEnd() });
    end += whole.length;
  }
  if (text[end - 1] === ',' || end === 1) {
    position ??= entries.length;
    entries.push({ from: at, written: '' });
  }
  const here = position === undefined ? undefined : entries[position];
  if (position === undefined || !here || /[[{]/.test(text.slice(1))) return undefined;
  const { from, written } = here;
  const isBeside = at < from || written === '';
  return {
    path: [...path, position],
    at: 'value',
    span: isBeside
      ? { offset: offset + at, length: 0 }
      : { offset: offset + from, length: Math.max(written.length, at - from) },
    typed: isBeside ? '' : text.slice(from, at).replace(/^["']/, ''),
    siblings: entries
      .filter((each) => each !== here && each.written !== '')
      .map((each) => unquoted(each.written)),
  };
}

/** A name, an entry of a list, or what may become one of the two. */
function partOn(
  line: Line,
  { before, after }: { readonly before: readonly Line[]; readonly after: readonly Line[] },
  start: number,
  column: number,
): PlaceInFile {
  const { dash, name, text } = line;
  const isEmpty = text.trim() === '';
  const indent = isEmpty ? column : line.indent;
  const length = name === undefined ? text.slice(indent).trimEnd().length : nameLength(line);
  const span = { offset: start + indent, length };
  const typed = text.slice(indent, column).replace(/^["']/, '');
  if (dash !== undefined && name === undefined) {
    const level = placeOf(line);
    const earlier = sameLevel(before.toReversed(), level);
    const beside = [...earlier.toReversed(), ...sameLevel(after, level)];
    const position = earlier.length;
    const siblings = beside.map((each) => unquoted(each.text.slice(each.valueAt).trim()));
    return { path: [...parents(before, level), position], at: 'value', span, typed, siblings };
  }
  const beside = [...sameLevel(before.toReversed(), indent), ...sameLevel(after, indent)];
  return {
    path: [...parents(before, indent), name ?? unquoted(text.trim())],
    at: 'name',
    span,
    typed,
    siblings: beside.flatMap((each) => each.name ?? []),
  };
}

const nameLength = ({ indent, text }: Line): number => {
  const [found = ''] = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^:]*)/.exec(text.slice(indent)) ?? [];
  return found.trimEnd().length;
};

/** Where a line stands: behind its dash in a list, which may stand below the name of the list. */
const placeOf = ({ dash, indent }: Line): number => (dash === undefined ? indent : dash + 0.5);

/** The lines of one level, up to the first that is further out. */
function sameLevel(lines: readonly Line[], level: number): readonly Line[] {
  const filled = lines.filter((line) => !isBlank(line));
  const end = filled.findIndex((line) => placeOf(line) < level);
  return (end < 0 ? filled : filled.slice(0, end)).filter((line) => placeOf(line) === level);
}

/** The names that lead to a line of this level. */
function parents(before: readonly Line[], level: number): readonly string[] {
  const path: string[] = [];
  let inner = level;
  for (const line of before.toReversed()) {
    if (isBlank(line) || line.indent >= inner || line.name === undefined) continue;
    path.unshift(line.name);
    inner = line.indent;
  }
  return path;
}
