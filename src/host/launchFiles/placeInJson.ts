import { type Node, findNodeAtLocation, getLocation, parseTree } from 'jsonc-parser';
import type { PlaceInFile } from './placeInFile.ts';

/** The place at a character of JSON, which may be typed in half. */
export function placeInJson(text: string, offset: number): PlaceInFile | undefined {
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset);
  const own = previousNode && isIn(previousNode, offset) ? previousNode : undefined;
  const span = own ? { offset: own.offset, length: own.length } : { offset, length: 0 };
  if (isInComment(text, offset)) return undefined;
  const parent = path.slice(0, -1);
  const root = parseTree(text, [], { allowTrailingComma: true });
  const beside = root && findNodeAtLocation(root, parent);
  return {
    path,
    at: isAtPropertyKey ? 'name' : 'value',
    span,
    typed: text.slice(span.offset, offset).replace(/^"/, ''),
    siblings: besideIt(beside, span.offset),
  };
}

const isIn = ({ offset, length }: Node, at: number): boolean =>
  at >= offset && at <= offset + length;

/** The names of an object, or the texts of a list, except at one place. */
const besideIt = (parent: Node | undefined, except: number): readonly string[] =>
  (parent?.children ?? [])
    .map((child) => (child.type === 'property' ? child.children?.[0] : child))
    .flatMap((each) =>
      each && each.offset !== except && typeof each.value === 'string' ? [each.value] : [],
    );

/** Whether a line comment begins before this character: a text of JSON ends on its line. */
function isInComment(text: string, offset: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return line.replaceAll(/"(?:[^"\\]|\\.)*"?/g, '').includes('//');
}
