import { outsideCode, readableMarkdown } from './markdown.ts';

const htmlBreak = /<br\s{0,9}\/?>/gi;
/** An opening pointed bracket that does not begin an address which may be opened. */
const bracket = /<(?!(?:https?:\/\/|mailto:)[^\s<>]*>)/gi;
const tableRow = /^[ \t]*\|/;
const lineEnd = /(?<![\n \t])[ \t]*\n(?=[ \t]*(?:\S|$))/g;

/**
 * Markdown by the rules of our pages, written so that VS Code's renderer shows it in the same way:
 * it would join lines, and either show HTML as text or leave out what follows it.
 */
export const tooltipMarkdown = (markdown: string): string =>
  outsideCode(readableMarkdown(markdown), (text) =>
    text
      .split('\n')
      .map((line) => line.replace(htmlBreak, tableRow.test(line) ? ' ' : '  \n'))
      .join('\n')
      .replace(bracket, '\\<')
      .replace(lineEnd, '  \n'),
  );
