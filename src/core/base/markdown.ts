/** Fenced code, up to its end or that of the text, or code within a line. */
const code =
  /^ {0,3}(`{3,}|~{3,})[^\n]*(?:\n(?! {0,3}\1)[^\n]*)*(\n {0,3}\1[^\n]*|$(?![^]))|(?<!`)(`+)(?!`)(?:[^`\n]|\n(?!\s*\n)|(?!(?<!`)\3(?!`))`)*(?<!`)\3(?!`)/gm;

/** Changes Markdown outside of code. Code without an end goes on to the end of the text. */
export function outsideCode(markdown: string, change: (text: string) => string): string {
  let from = 0;
  let changed = '';
  for (const { index, 0: found, 1: fence = '', 2: end } of markdown.matchAll(code)) {
    changed += change(markdown.slice(from, index)) + found + (end === '' ? `\n${fence}` : '');
    from = index + found.length;
  }
  return changed + change(markdown.slice(from));
}

const plain = /^\p{L}(?:[\p{L}\p{M}\p{N},;!?'’"“”„()–— -]|[.:](?= |$))*$/u;

/** Whether a text is a single paragraph of words, in which nothing can mean anything in Markdown. */
export const isPlain = (markdown: string): boolean => plain.test(markdown.trim());

/** Whether an address in a text of somebody else may be opened. */
export const isOpenable = (address: string): boolean => /^(?:https?:\/\/|mailto:)./i.test(address);

const words = String.raw`(?:\\.|[^\[\]\\]){0,1000}?`;
const address = String.raw`<[^<>\n]{0,2000}>|(?:\\.|[^\s()\\<]|\([^\s()]{0,200}\)){0,2000}`;
const title = String.raw`(?:\s{1,9}(?:"(?:\\.|[^"\\]){0,500}"|'(?:\\.|[^'\\]){0,500}'))?`;
const target = String.raw`\(\s{0,9}(${address})${title}\s{0,9}\)`;

const linkedPicture = new RegExp(String.raw`\[!\[(${words})\]${target}\](?=\()`, 'g');
const linkOrPicture = new RegExp(String.raw`!?\[(${words})\]${target}`, 'g');
const footnote = /\[\^([^\]\s]{1,100})\]/g;
const definition = /^ {0,3}\[([^\]\n]{1,200})\]:[ \t]*<?(\S*)[^\n]*$/gm;
const taskItem = /^((?:[ \t]|>){0,40}(?:[-*+]|\d{1,9}[.)])[ \t]{1,4})\[([ xX])\](?=[ \t])/gm;

/**
 * Markdown with the one set of rules that pages and tooltips share. A picture becomes a link with
 * its description, since fetching it would reveal to its host who looks. Links to the web and to
 * mail stay. Relative links, places in a page and footnotes become their text alone, since they
 * mean nothing outside their own page. Items of task lists get a sign for their box.
 */
export const readableMarkdown = (markdown: string): string =>
  outsideCode(markdown, (text) =>
    text
      .replace(footnote, '\\[^$1\\]')
      .replace(linkedPicture, (_, said: string, to: string) => `[${said || lastPart(to)}]`)
      .replace(linkOrPicture, (_, said: string, to: string) => link(said, to))
      .replace(/!\[/g, '[')
      .replace(definition, (whole, _, to: string) => (isOpenable(to) ? whole : ''))
      .replace(
        taskItem,
        (_, before: string, mark: string) => `${before}${mark === ' ' ? '☐' : '☑'}`,
      ),
  );

function link(said: string, to: string): string {
  const bare = to.replace(/^<|>$/g, '');
  if (!isOpenable(bare)) return said;
  return `[${said.trim() === '' ? lastPart(bare) : said}](${to})`;
}

/** The text for an address without one: the last part of its path, or its host. */
function lastPart(to: string): string {
  const [last = to] =
    to
      .split(/[?#]/)[0]
      ?.split('/')
      .filter((part) => part !== '')
      .slice(-1) ?? [];
  return last.replace(/[\[\]<>\\]/g, '');
}
