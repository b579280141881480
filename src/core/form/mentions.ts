/** Mentions of people in a text that is typed: an @ and a name, where no word ends before it. */

/** Somebody who can be mentioned. */
export interface Mentionable {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** The people who can be mentioned, by what is typed behind the @. */
export type Handles = ReadonlyMap<string, Mentionable>;

/** A handle is the person's name; their e-mail address where others have the same name. */
export function handlesOf(people: readonly Mentionable[]): Handles {
  const counts = new Map<string, number>();
  for (const { name } of people) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map(
    people
      .map(
        (person) => [counts.get(person.name) === 1 ? person.name : person.email, person] as const,
      )
      .filter(([handle]) => /^\S(?:[^\n]*\S)?$/.test(handle)),
  );
}

const fence = /^ {0,3}(`{3,}|~{3,})/;
const quotation = /^ {0,3}>/;
const codeInLine = /(`+[^`]*`+)/;

/** Changes a text in Markdown outside of code and quotations: nobody is mentioned in those. */
function inProse(text: string, change: (prose: string) => string): string {
  let open: string | undefined;
  const changed = text.split('\n').map((line) => {
    const [, mark] = fence.exec(line) ?? [];
    if (open !== undefined) {
      if (mark?.startsWith(open) === true && line.trim() === mark) open = undefined;
      return line;
    }
    if (mark !== undefined) open = mark;
    if (mark !== undefined || quotation.test(line)) return line;
    return line
      .split(codeInLine)
      .map((part, index) => (index % 2 === 0 ? change(part) : part))
      .join('');
  });
  return changed.join('\n');
}

const sign = /(?<=^|[\s(])@/gm;
const goesOn = /^[\p{L}\p{N}_]/u;

/** The longest handle at a place of the text, with its person. */
function handleAt(text: string, handles: Handles): readonly [string, Mentionable] | undefined {
  let longest: readonly [string, Mentionable] | undefined;
  for (const [handle, person] of handles) {
    const isHere = text.startsWith(handle) && !goesOn.test(text.slice(handle.length));
    if (isHere && handle.length > (longest?.[0].length ?? 0)) longest = [handle, person];
  }
  return longest;
}

/** Writes each mention in the text in another way. */
export function writeMentions(
  text: string,
  handles: Handles,
  write: (person: Mentionable) => string,
): string {
  return inProse(text, (prose) => {
    let written = '';
    let from = 0;
    for (const { index } of prose.matchAll(sign)) {
      const [handle, person] = handleAt(prose.slice(index + 1), handles) ?? [];
      if (index < from || handle === undefined || !person) continue;
      written += prose.slice(from, index) + write(person);
      from = index + 1 + handle.length;
    }
    return written + prose.slice(from);
  });
}

/** Whether a text may mention somebody, before it is known who can be. */
export const mayMention = (text: string): boolean => text.search(sign) !== -1;

/** The people that a text mentions, each once. */
export function mentionedIn(text: string, handles: Handles): readonly Mentionable[] {
  const found = new Set<Mentionable>();
  writeMentions(text, handles, (person) => {
    found.add(person);
    return '';
  });
  return [...found];
}

const byIds = new WeakMap<Handles, ReadonlyMap<string, string>>();

/** The handles by the ids of their people. They are found once, since every comment asks for them. */
function handlesById(handles: Handles): ReadonlyMap<string, string> {
  const found = byIds.get(handles) ?? new Map([...handles].map(([handle, { id }]) => [id, handle]));
  byIds.set(handles, found);
  return found;
}

/**
 * Writes marks of another form as mentions, where they can be: `$1` of the mark is the id.
 * @param handles is called only where there is such a mark.
 */
export function typedMentions(text: string, mark: RegExp, handles: () => Handles): string {
  const ids: string[] = [];
  const typed = inProse(text, (prose) =>
    prose.replace(mark, (whole, id: string) => {
      const handle = handlesById(handles()).get(id);
      if (handle === undefined) return whole;
      ids.push(id);
      return `@${handle}`;
    }),
  );
  if (ids.length === 0) return text;
  const back: string[] = [];
  writeMentions(typed, handles(), ({ id }) => {
    back.push(id);
    return '';
  });
  // Words beside a name may make another name of it.
  return JSON.stringify(back) === JSON.stringify(ids) ? typed : text;
}

/** A name that is being typed behind an @, which ends at the cursor. */
export interface TypedName {
  /** Where the @ stands. */
  readonly from: number;
  readonly typed: string;
}

/** The name that is being typed at the end of this text; at most three words of it. */
export function nameAtEnd(text: string): TypedName | undefined {
  const found = /(?<=^|[\s(])@((?:[^\s@]+(?: [^\s@]+){0,2} ?)?)$/.exec(text);
  return found ? { from: found.index, typed: found[1] ?? '' } : undefined;
}
