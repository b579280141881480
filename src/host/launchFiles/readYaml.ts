import { type ParsedNode, type Scalar, isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import {
  type FileNode,
  type FileProperty,
  type ReadFile,
  type Span,
  type SyntaxFault,
  numberOrText,
  objectNode,
  repeatedNames,
} from './fileNode.ts';

/** The most values of a file, those that an alias repeats counted again. */
const mostValues = 100_000;
/** The deepest that values stand in each other: a launch needs four levels. */
const deepest = 50;

/**
 * Reads the first document of YAML 1.2, as far as it can be read. Names that stand twice are looked
 * for here: the library compares each with all others.
 */
export function readYaml(text: string): ReadFile {
  const document = parseDocument(text, {
    prettyErrors: false,
    uniqueKeys: false,
    schema: 'core',
    resolveKnownTags: false,
    merge: false,
    strict: true,
    logLevel: 'silent',
  });
  const faults = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
    ...between(pos[0], pos[1]),
    message: message.replace(/\n[^]*$/, ''),
  }));
  const reading = new Reading();
  const root = document.contents ? reading.node(document.contents, 0) : undefined;
  return { root, syntax: [...faults, ...reading.faults] };
}

const between = (start: number, end: number): Span => ({
  offset: start,
  length: Math.max(end - start, 0),
});

class Reading {
  readonly faults: SyntaxFault[] = [];
  /** What aliases stand for; an anchor stands before its aliases. */
  readonly #anchors = new Map<string, ParsedNode>();
  #values = 0;

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
      const source = this.#anchors.get(node.source);
      if (source) return this.#nodeAt(source, span, depth + 1);
      this.faults.push({ ...span, message: 'Unknown alias' });
      return { span, kind: 'scalar', value: null };
    }
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    if (isMap<ParsedNode, ParsedNode | null>(node)) {
      const properties = node.items.flatMap(({ key, value }) => this.#property(key, value, depth));
      this.faults.push(...repeatedNames(properties));
      return objectNode(span, properties);
    }
    if (isSeq<ParsedNode>(node)) {
      return { span, kind: 'list', items: node.items.map((each) => this.node(each, depth + 1)) };
    }
    return { span, kind: 'scalar', value: isScalar(node) ? scalarOf(node) : null };
  }

  #property(key: ParsedNode, value: ParsedNode | null, depth: number): readonly FileProperty[] {
    if (!isScalar(key)) return [];
    const [start, end] = key.range;
    // An empty value has no place of its own; where it would be says nothing.
    const isEmpty = !value || (isScalar(value) && value.range[0] === value.range[1]);
    return [
      {
        name: key.source,
        span: between(start, end),
        value: isEmpty ? undefined : this.node(value, depth + 1),
      },
    ];
  }
}

function scalarOf({ value, source }: Scalar.Parsed): string | number | boolean | null {
  if (typeof value === 'number') return numberOrText(value, source);
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}
