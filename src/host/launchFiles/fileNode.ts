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
  | { readonly kind: 'object'; readonly properties: readonly FileProperty[] }
);

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

/** The property of an object; of several with one name, the last one, as JSON has it. */
export const propertyOf = (node: FileNode | undefined, name: string): FileProperty | undefined =>
  node?.kind === 'object' ? node.properties.findLast((each) => each.name === name) : undefined;

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

/** The names that an object has several times, all but the first of each. */
export const repeatedNames = (properties: readonly FileProperty[]): readonly FileProperty[] =>
  properties.filter(
    ({ name }, index) => properties.findIndex((each) => each.name === name) < index,
  );
