import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import {
  type FileNode,
  type FileProperty,
  type ReadFile,
  type SyntaxFault,
  repeatedNames,
} from './fileNode.ts';

/** Reads JSON with comments and trailing commas, as far as it can be read. */
export function readJson(text: string): ReadFile {
  const errors: ParseError[] = [];
  // A mark of the byte order is no part of the JSON; a blank keeps all places as they are.
  const root = parseTree(text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true });
  const repeated: SyntaxFault[] = [];
  const read = root && nodeOf(root, repeated);
  const faults = errors.map(({ error, offset, length }) => ({
    ...{ offset, length },
    message: inWords(printParseErrorCode(error)),
  }));
  return { root: read, syntax: [...faults, ...repeated] };
}

/** `CommaExpected` as “Comma expected”. */
const inWords = (code: string): string =>
  code.replaceAll(/(?<=.)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function nodeOf(node: Node, repeated: SyntaxFault[]): FileNode {
  const { offset, length, children = [] } = node;
  const span = { offset, length };
  switch (node.type) {
    case 'array':
      return { span, kind: 'list', items: children.map((each) => nodeOf(each, repeated)) };
    case 'object': {
      const properties = children.flatMap((each) => propertyIn(each, repeated));
      repeated.push(
        ...repeatedNames(properties).map((each) => ({ ...each.span, message: 'Duplicate name' })),
      );
      return { span, kind: 'object', properties };
    }
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'property':
      return { span, kind: 'scalar', value: scalarOf(node.value) };
  }
}

const scalarOf = (value: unknown): string | number | boolean | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : null;

function propertyIn({ children = [] }: Node, repeated: SyntaxFault[]): readonly FileProperty[] {
  const [name, value] = children;
  if (typeof name?.value !== 'string') return [];
  return [
    {
      name: name.value,
      span: { offset: name.offset, length: name.length },
      value: value && nodeOf(value, repeated),
    },
  ];
}
