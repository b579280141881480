import {
  type Document,
  type ParsedNode,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
} from 'yaml';
import type { FileNode, FileProperty, ReadFile, Span, SyntaxFault } from './fileNode.ts';

/** The most values of a file, those that an alias repeats counted again. */
const mostValues = 100_000;
/** The deepest that values stand in each other: a launch needs four levels. */
const deepest = 50;

/** Reads the first document of YAML, as far as it can be read. */
export function readYaml(text: string): ReadFile {
  const document = parseDocument(text, {
    prettyErrors: false,
    uniqueKeys: true,
    merge: false,
    strict: true,
    logLevel: 'silent',
  });
  const faults = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
    ...between(pos[0], pos[1]),
    message: message.replace(/\n[^]*$/, ''),
  }));
  const reading = new Reading(document);
  const root = document.contents ? reading.node(document.contents, 0) : undefined;
  return { root, syntax: [...faults, ...reading.faults] };
}

const between = (start: number, end: number): Span => ({
  offset: start,
  length: Math.max(end - start, 0),
});

class Reading {
  readonly faults: SyntaxFault[] = [];
  readonly #document: Document.Parsed;
  #values = 0;

  constructor(document: Document.Parsed) {
    this.#document = document;
  }

  node(node: ParsedNode, depth: number): FileNode {
    const [start, end] = node.range;
    return this.#nodeAt(node, between(start, end), depth);
  }

  /** What an alias repeats has the place of the alias. */
  #nodeAt(node: ParsedNode, span: Span, depth: number): FileNode {
    this.#values += 1;
    if (this.#values > mostValues || depth > deepest) {
      if (this.faults.length === 0) {
        this.faults.push({ ...span, message: 'Too many values, or too deep' });
      }
      return { span, kind: 'scalar', value: null };
    }
    if (isAlias(node)) {
      const source = node.resolve(this.#document) as ParsedNode | undefined;
      return source ? this.#nodeAt(source, span, depth + 1) : { span, kind: 'scalar', value: null };
    }
    if (isMap<ParsedNode, ParsedNode | null>(node)) {
      const properties = node.items.flatMap(({ key, value }) => this.#property(key, value, depth));
      return { span, kind: 'object', properties };
    }
    if (isSeq<ParsedNode>(node)) {
      return { span, kind: 'list', items: node.items.map((each) => this.node(each, depth + 1)) };
    }
    return { span, kind: 'scalar', value: isScalar(node) ? scalarOf(node.value) : null };
  }

  #property(key: ParsedNode, value: ParsedNode | null, depth: number): readonly FileProperty[] {
    if (!isScalar(key)) return [];
    const [start, end] = key.range;
    // An empty value has no place of its own; where it would be says nothing.
    const isEmpty = !value || (isScalar(value) && value.source === '' && value.value === null);
    return [
      {
        name: key.source,
        span: between(start, end),
        value: isEmpty ? undefined : this.node(value, depth + 1),
      },
    ];
  }
}

const scalarOf = (value: unknown): string | number | boolean | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : null;
