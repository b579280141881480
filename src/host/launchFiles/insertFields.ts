import { applyEdits, modify } from 'jsonc-parser';
import { isMap, isNode, isScalar, parseDocument, type YAMLMap } from 'yaml';
import type { LaunchPath } from '../../core/kickoff/writtenLaunch.ts';
import type { LaunchFileFormat } from './writtenText.ts';
import { writtenText } from './writtenText.ts';
import { yamlPath } from './yamlPath.ts';

/** A field to add to the values of a launch, without a value yet. */
export interface EmptyField {
  readonly name: string;
  readonly isList: boolean;
}

/** One change of a text. */
export interface TextChange {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/**
 * The change that adds fields to the values of a launch, which are made if there are none.
 * @param launch the way to the launch in the file.
 * @returns undefined where the text is not that of a launch.
 */
export function insertFields(
  text: string,
  format: LaunchFileFormat,
  launch: LaunchPath,
  fields: readonly EmptyField[],
): TextChange | undefined {
  return format === 'json' ? inJson(text, launch, fields) : inYaml(text, launch, fields);
}

function inJson(
  text: string,
  launch: LaunchPath,
  fields: readonly EmptyField[],
): TextChange | undefined {
  const [, indent = '  '] = /\n([ \t]+)\S/.exec(text) ?? [];
  const formattingOptions = {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 4 : indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
  try {
    const after = fields.reduce(
      (before, { name, isList }) =>
        applyEdits(
          before,
          modify(before, [...launch, 'values', name], isList ? [] : '', { formattingOptions }),
        ),
      text,
    );
    return changeBetween(text, after);
  } catch {
    return undefined;
  }
}

/** The smallest change that makes one text of another. */
export function changeBetween(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return {
    offset: start,
    length: before.length - end - start,
    text: after.slice(start, after.length - end),
  };
}

function inYaml(
  text: string,
  launch: LaunchPath,
  fields: readonly EmptyField[],
): TextChange | undefined {
  const document = parseDocument(text, { keepSourceTokens: false });
  const found =
    launch.length === 0 ? document.contents : document.getIn(yamlPath(document, launch), true);
  if (!isMap(found)) return undefined;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = (indent: string): string =>
    fields.map((field) => `${eol}${indent}${yamlField(field)}`).join('');
  const values = found.get('values', true);
  if (isMap(values)) {
    const isFlow = values.flow === true;
    return isFlow ? inFlow(text, values, fields.map(yamlField)) : after(text, values, lines);
  }
  const key = found.items.find((pair) => isScalar(pair.key) && pair.key.value === 'values')?.key;
  const inner = fields.map(yamlField).join(', ');
  if (found.flow) return key ? undefined : inFlow(text, found, [`values: { ${inner} }`]);
  const indent = indentOf(text, found);
  if (indent === undefined) return undefined;
  const offset = isNode(key) ? lineEnd(text, key.range?.[1] ?? 0) : endOf(text, found);
  const head = key ? '' : `${eol}${indent}values:`;
  return { offset, length: 0, text: `${head}${lines(`${indent}  `)}` };
}

const yamlField = ({ name, isList }: EmptyField): string =>
  `${writtenText(name, 'yaml')}: ${isList ? '[]' : '""'}`;

function inFlow(text: string, map: YAMLMap, inner: readonly string[]): TextChange | undefined {
  const close = text.lastIndexOf('}', (map.range?.[1] ?? 0) - 1);
  if (close < 0) return undefined;
  const before = text.slice(0, filledEnd(text, close));
  const comma = map.items.length === 0 || before.endsWith(',') ? '' : ',';
  const change = `${comma} ${inner.join(', ')} `;
  return { offset: before.length, length: close - before.length, text: change };
}

function after(
  text: string,
  map: YAMLMap,
  lines: (indent: string) => string,
): TextChange | undefined {
  const indent = indentOf(text, map);
  return indent === undefined
    ? undefined
    : { offset: endOf(text, map), length: 0, text: lines(indent) };
}

/** What stands before the keys of a block map. */
function indentOf(text: string, { items }: YAMLMap): string | undefined {
  const [first] = items;
  const start = isNode(first?.key) ? first.key.range?.[0] : undefined;
  if (start === undefined) return undefined;
  return ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1));
}

/** The end of the last line of a block map that holds something. */
function endOf(text: string, map: YAMLMap): number {
  const end = map.range?.[1] ?? text.length;
  return lineEnd(text, filledEnd(text, end));
}

/** Where blanks begin that end at a character; a blank of another script is part of a value. */
function filledEnd(text: string, end: number): number {
  let filled = end;
  while (filled > 0 && ' \t\r\n'.includes(text.charAt(filled - 1))) filled--;
  return filled;
}

function lineEnd(text: string, from: number): number {
  const [line = ''] = /[^\r\n]*/.exec(text.slice(from)) ?? [];
  return from + line.length;
}
