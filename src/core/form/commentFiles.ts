/** Files in a comment: the last lines of its text, one each, in the service’s own Markdown. */

const attachment =
  /^!\[([^[\]\n]*)\]\([^\s()]+[ \t]+"[^"\n]{0,200}\bentityType:[^"\n]{0,200}"[ \t]*\)$/;

/** A comment as its box shows it. */
export interface CommentParts {
  readonly text: string;
  /** The lines that stand for files. */
  readonly files: readonly string[];
}

/** The parts of a comment; `commentOf` gives the comment back. */
export function commentParts(comment: string): CommentParts {
  const lines = comment.split('\n');
  const last = lines.findLastIndex((line) => !attachment.test(line));
  const files = lines.slice(last + 1);
  const text = lines.slice(0, last + 1).join('\n');
  return { text: files.length === 0 ? text : text.replace(/\n$/, ''), files };
}

/** The comment with these parts. */
export function commentOf({ text, files }: CommentParts): string {
  if (files.length === 0) return text;
  return [...(text === '' ? [] : [text, '']), ...files].join('\n');
}

/** The comment with one more file, which it has once only. */
export function withFile(comment: string, line: string): string {
  const { text, files } = commentParts(comment);
  return commentOf({ text, files: [...new Set([...files, line])] });
}

/** The comment with a quotation below its text. */
export function withQuotation(comment: string, quotation: string): string {
  const { text, files } = commentParts(comment);
  const before = text.trim() === '' ? '' : `${text.replace(/\n+$/, '')}\n\n`;
  return commentOf({ text: `${before}${quotation}\n`, files });
}

/** The name of the file that a line stands for. */
export const attachedName = (line: string): string => attachment.exec(line)?.[1] ?? line;

const kinds: readonly (readonly [RegExp, string])[] = [
  [/\.(?:png|jpe?g|gif|webp|bmp)$/i, 'image'],
  [/\.(?:mp4|webm|mov)$/i, 'video'],
];

/**
 * The line for an uploaded file.
 * @param link the link in Markdown that an upload has ended with.
 */
export function attachmentLine(link: string): string {
  const [, name = '', address] = /^\[([^[\]\n]*)\]\(([^\s()]+)\)$/.exec(link) ?? [];
  if (address === undefined) return link;
  const [, kind] = kinds.find(([ending]) => ending.test(name)) ?? [];
  return `![${name}](${address} "entityType:${kind ?? 'file'}")`;
}

/** The numbers of the files in a comment, by which servers before `v7` know them. */
export const attachedNumbers = (comment: string): readonly string[] =>
  commentParts(comment).files.flatMap((line) => /#file-([\w-]+)[ \t]/.exec(line)?.[1] ?? []);

/** A text of the editor as a quotation in a comment: code under the place that it comes from. */
export function quotedCode(text: string, from: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const mark = '`'.repeat(longest + 1);
  return `${from}\n\n${mark}${language}\n${text.replace(/\n$/, '')}\n${mark}`;
}
