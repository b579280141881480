import { applyEdits, modify } from 'jsonc-parser';
import { parseDocument, stringify } from 'yaml';
import { yamlPath } from './yamlPath.ts';
import type { LaunchFileFormat } from './writtenText.ts';

/** The text of a launch file with one launch that has a name. */
export function namedLaunchText(name: string, launch: unknown, format: LaunchFileFormat): string {
  // A name may be any text, `__proto__` included.
  const value = { launches: Object.fromEntries([[name, launch]]) };
  return format === 'json'
    ? `${JSON.stringify(value, null, 2)}\n`
    : stringify(value, { lineWidth: 0 });
}

/**
 * The text of a launch file with another launch in the place of one; all else stays, comments
 * included.
 * @param name the name of the launch; undefined where the file is a single launch.
 * @param launch undefined takes the launch out.
 */
export function withLaunch(
  text: string,
  format: LaunchFileFormat,
  name: string | undefined,
  launch: unknown,
): string {
  const path = name === undefined ? [] : ['launches', name];
  if (format === 'json') {
    const formattingOptions = { insertSpaces: true, tabSize: 2, insertFinalNewline: true };
    return applyEdits(text, modify(text, path, launch, { formattingOptions }));
  }
  if (name === undefined) return stringify(launch, { lineWidth: 0 });
  const document = parseDocument(text);
  const written = yamlPath(document, path);
  if (launch === undefined) document.deleteIn(written);
  else document.setIn(written, document.createNode(launch));
  return document.toString({ lineWidth: 0 });
}
