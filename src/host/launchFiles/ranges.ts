import { Range, type TextDocument } from 'vscode';
import type { Span } from './fileNode.ts';

/** A part of a document as a range of lines and characters. */
export const rangeIn = (document: TextDocument, { offset, length }: Span): Range =>
  new Range(document.positionAt(offset), document.positionAt(offset + length));
