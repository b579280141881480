import { outsideCode, readableMarkdown } from './markdown.ts';

const htmlBreak = /<br\s{0,9}\/?>/gi;
/** What is no address in pointed brackets that may be opened. */
const bracket = /<(?!(?:https?:\/\/|mailto:)[^\s<>]*>)/gi;
const tableRow = /^[ \t]*\|/;
const lineEnd = /(?<![\n \t])[ \t]*\n(?=[ \t]*(?:\S|$))/g;

/**
 * Markdown by the rules of our pages, in the words that VS Code's own renderer takes in the same
 * way: that one joins lines, and shows HTML as text, or leaves out what is behind it.
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
