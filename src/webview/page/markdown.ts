import DOMPurify, { type Config } from 'dompurify';
import MarkdownIt from 'markdown-it';
import { readableMarkdown } from '../../core/base/markdown.ts';

const renderer = new MarkdownIt('default', { html: false, linkify: true, breaks: true });

/** A line break written in HTML works: a table has no other way to break a line. */
renderer.inline.ruler.before('autolink', 'break', (state, silent) => {
  const [found] = /^<br\s{0,9}\/?>\n?/i.exec(state.src.slice(state.pos, state.pos + 16)) ?? [];
  if (found === undefined) return false;
  if (!silent) state.push('hardbreak', 'br', 0);
  state.pos += found.length;
  return true;
});

/**
 * The alignment of a column is set by an attribute: our content security policy would stop a style.
 */
renderer.core.ruler.push('alignment', ({ tokens }) => {
  for (const token of tokens) {
    const [, side] = /^text-align:(\w+)$/.exec(String(token.attrGet('style') ?? '')) ?? [];
    if (side !== undefined) token.attrs = [['align', side]];
  }
});

const allowed: Config & { RETURN_DOM_FRAGMENT: true } = {
  ALLOWED_TAGS: [
    ...['p', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'code'],
    ...['strong', 'em', 's', 'ul', 'ol', 'li', 'a'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  ALLOWED_ATTR: ['href', 'start', 'align'],
  ALLOWED_URI_REGEXP: /^(?:https?:\/\/|mailto:)/i,
  // All other attributes have to be addresses, too.
  ADD_URI_SAFE_ATTR: ['start', 'align'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
};

/** Markdown of somebody else, as elements that can only be read. */
export function markdownFragment(source: string): DocumentFragment {
  const fragment = DOMPurify.sanitize(renderer.render(readableMarkdown(source)), allowed);
  for (const link of fragment.querySelectorAll('a:not([href])'))
    link.replaceWith(...link.childNodes);
  for (const item of fragment.querySelectorAll('li')) markToDo(item);
  for (const table of fragment.querySelectorAll('table')) box(table);
  for (const block of fragment.querySelectorAll<HTMLElement>(blocks)) block.dir = 'auto';
  return fragment;
}

/**
 * Each of these blocks may be in a language written from the right. The first words of the block
 * decide; nested blocks that decide for themselves do not count, so blocks inside lists, quotations
 * and tables are left out.
 */
const blocks = 'p:not(li > p, blockquote > p), ul, ol, h1, h2, h3, h4, h5, h6, blockquote, table';

/** Places the sign of a task where other items have their bullet. */
function markToDo(item: HTMLLIElement): void {
  const texts = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
  let first = texts.nextNode();
  while (first?.nodeValue?.trim() === '') first = texts.nextNode();
  if (!(first instanceof Text) || first.parentElement?.closest('li') !== item) return;
  const [start] = /^\s*[☐☑]/.exec(first.data) ?? [];
  if (start === undefined) return;
  first.splitText(start.length);
  const sign = document.createElement('span');
  sign.className = 'sign';
  first.replaceWith(sign);
  sign.append(first);
  item.className = 'to-do';
}

/** Puts a table into a box that scrolls if the table is too wide. */
function box(table: HTMLTableElement): void {
  const around = document.createElement('div');
  around.className = 'wide-table';
  table.replaceWith(around);
  around.append(table);
  scrolledByKeys.observe(around);
}

/** Some browsers do not let the keyboard reach a scrolling box; only such a box becomes a stop. */
const scrolledByKeys = new ResizeObserver((changes) => {
  for (const { target } of changes) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute('tabindex', '0');
    else target.removeAttribute('tabindex');
  }
});
