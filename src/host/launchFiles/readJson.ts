import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
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

/** Reads JSON with comments and trailing commas, as far as it can be read. */
export function readJson(text: string): ReadFile {
  const errors: ParseError[] = [];
  // A mark of the byte order is no part of the JSON; a blank keeps all places as they are.
  const root = parseTree(text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true });
  const reading = new Reading(text);
  const read = root && reading.node(root);
  const faults = errors.map(({ error, offset, length }) => ({
    ...{ offset, length },
    message: inWords(printParseErrorCode(error)),
  }));
  return { root: read, syntax: [...faults, ...reading.faults] };
}

/** `CommaExpected` as “Comma expected”. */
const inWords = (code: string): string =>
  code.replaceAll(/(?<=.)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

class Reading {
  readonly faults: SyntaxFault[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  node({ type, value, offset, length, children = [] }: Node): FileNode {
    const span = { offset, length };
    switch (type) {
      case 'array':
        return { span, kind: 'list', items: children.map((each) => this.node(each)) };
      case 'object': {
        const properties = children.flatMap((each) => this.#property(each));
        this.faults.push(...repeatedNames(properties));
        return objectNode(span, properties);
      }
      case 'string':
      case 'number':
      case 'boolean':
      case 'null':
      case 'property':
        return { span, kind: 'scalar', value: this.#scalar(value, span) };
    }
  }

  #scalar(value: unknown, { offset, length }: Span): string | number | boolean | null {
    if (typeof value === 'number')
      return numberOrText(value, this.#text.slice(offset, offset + length));
    return typeof value === 'string' || typeof value === 'boolean' ? value : null;
  }

  #property({ children = [] }: Node): readonly FileProperty[] {
    const [name, value] = children;
    if (typeof name?.value !== 'string') return [];
    return [
      {
        name: name.value,
        span: { offset: name.offset, length: name.length },
        value: value && this.node(value),
      },
    ];
  }
}
