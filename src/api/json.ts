/**
 * Reads single values out of JSON, strictly or with what stands in where nothing is said. One pass
 * over an answer, straight into what it is wanted for: with ten thousand workflows in a list,
 * schemas that build a copy first took longer than the request.
 */
export type Json = Readonly<Record<string, unknown>>;

/** Something that is not what it has to be; thrown while an answer is read. */
export class Misfit extends Error {
  /** As code would reach it: `[3].kickoff.fields[0].api_name`. */
  readonly path: string;
  readonly expected: string;
  /** The type alone: a value may be anybody's, and of any length. */
  readonly found: string;

  constructor(path: string, expected: string, found: string) {
    super(`expected ${expected} at ${path}, found ${found}`);
    this.path = path;
    this.expected = expected;
    this.found = found;
  }

  /** The same, seen from further out. */
  within(outer: string): Misfit {
    const path = this.path === '' ? outer : `${outer}.${this.path}`;
    return new Misfit(path, this.expected, this.found);
  }
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

const misfit = (path: string, expected: string, value: unknown): Misfit =>
  value === undefined
    ? new Misfit(path, 'a value', 'nothing')
    : new Misfit(path, expected, typeName(value));

const isNothing = (value: unknown): value is null | undefined =>
  value === null || value === undefined;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null;

/** A text, or nothing. */
export const isText = (value: unknown): value is string | null | undefined =>
  typeof value === 'string' || isNothing(value);

/** An integer beyond what JSON's numbers hold exactly would turn into somebody else's id. */
export const isId = (value: unknown): value is string | number =>
  typeof value === 'string' ? value !== '' : Number.isSafeInteger(value);

/** @throws Misfit */
export function object(value: unknown, path: string): Json {
  if (isObject(value)) return value;
  throw misfit(path, 'object', value);
}

/** @throws Misfit */
export function id(value: unknown, path: string): string {
  if (isId(value)) return String(value);
  throw misfit(path, 'an id, as a text or a whole number', value);
}

/** Empty where nothing is said. @throws Misfit */
export function text(value: unknown, path: string): string {
  if (isText(value)) return value ?? '';
  throw misfit(path, 'string', value);
}

/** @throws Misfit */
export function flag(value: unknown, path: string): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (isNothing(value)) return undefined;
  throw misfit(path, 'boolean', value);
}

/** @throws Misfit */
export function number(value: unknown, path: string): number | undefined {
  if (typeof value === 'number') return value;
  if (isNothing(value)) return undefined;
  throw misfit(path, 'number', value);
}

/** @throws Misfit */
function array(value: unknown, path: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw misfit(path, 'array', value);
}

/** Each item as `read` reads it. @throws Misfit for the first that it does not take. */
export function list<Item>(
  value: unknown,
  path: string,
  read: (item: unknown, index: number) => Item,
): readonly Item[] {
  let reached = 0;
  try {
    return array(value, path).map((item, index) => {
      reached = index;
      return read(item, index);
    });
  } catch (error) {
    throw error instanceof Misfit && Array.isArray(value)
      ? error.within(`${path}[${reached}]`)
      : error;
  }
}

/** The items that `read` makes sense of. @throws Misfit if it is no list at all. */
export const lenientList = <Item>(
  value: unknown,
  path: string,
  read: (item: unknown) => Item | undefined,
): readonly Item[] =>
  array(value ?? [], path)
    .map(read)
    .filter((item) => item !== undefined);
