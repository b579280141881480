/** The content of a launch file with the place of each part, whatever its format. */
import type { LaunchPath } from '../../core/kickoff/writtenLaunch.ts';

/** Characters of a text. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** A part of a file that cannot be read as its format. */
export interface SyntaxFault extends Span {
  readonly message: string;
}

/** A property of an object. */
export interface FileProperty {
  readonly name: string;
  readonly span: Span;
  /** undefined while its value has not been typed. */
  readonly value: FileNode | undefined;
}

/** A value of a file. */
export type FileNode = { readonly span: Span } & (
  | { readonly kind: 'scalar'; readonly value: string | number | boolean | null }
  | { readonly kind: 'list'; readonly items: readonly FileNode[] }
  | {
      readonly kind: 'object';
      readonly properties: readonly FileProperty[];
      /** The property of each name; of several with one name, the last one, as JSON has it. */
      readonly byName: ReadonlyMap<string, FileProperty>;
    }
);

/** An object of a file. */
export const objectNode = (span: Span, properties: readonly FileProperty[]): FileNode => ({
  span,
  kind: 'object',
  properties,
  byName: new Map(properties.map((property) => [property.name, property])),
});

/**
 * A number as a value: its own text where digits or zeros of it would be lost, as of the version
 * `1.10`.
 */
export const numberOrText = (number: number, source: string): number | string =>
  String(number) === source ? number : source;

/** A file as its format has it. */
export interface ReadFile {
  readonly root: FileNode | undefined;
  readonly syntax: readonly SyntaxFault[];
}

/** The value as JSON has it; a property may have any name, `__proto__` included. */
export function valueOf(node: FileNode | undefined): unknown {
  switch (node?.kind) {
    case undefined:
      return null;
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(valueOf);
    case 'object':
      return Object.fromEntries(node.properties.map(({ name, value }) => [name, valueOf(value)]));
  }
}

/** The property of an object. */
export const propertyOf = (node: FileNode | undefined, name: string): FileProperty | undefined =>
  node?.kind === 'object' ? node.byName.get(name) : undefined;

/** The place of what a path leads to; undefined where the path leads nowhere. */
export function spanAt(
  root: FileNode | undefined,
  path: LaunchPath,
  at: 'name' | 'value',
): Span | undefined {
  let node = root;
  let found = root?.span;
  for (const [index, step] of path.entries()) {
    if (typeof step === 'number') {
      node = node?.kind === 'list' ? node.items[step] : undefined;
      found = node?.span;
      continue;
    }
    const property = propertyOf(node, step);
    const isLast = index === path.length - 1;
    node = property?.value;
    found = isLast && at === 'name' ? property?.span : (node?.span ?? property?.span);
  }
  return found;
}

/** What is wrong with names that an object has several times, at all but the first of each. */
export function repeatedNames(properties: readonly FileProperty[]): readonly SyntaxFault[] {
  const seen = new Set<string>();
  return properties.flatMap(({ name, span }) => {
    const isRepeated = seen.has(name);
    seen.add(name);
    return isRepeated ? [{ ...span, message: 'Duplicate name' }] : [];
  });
}
