import DOMPurify, { type Config } from 'dompurify';
import MarkdownIt from 'markdown-it';

const renderer = new MarkdownIt('default', { html: false, linkify: true, breaks: true });
/** A picture would tell its host who looks; its description stands in. */
renderer.renderer.rules['image'] = (tokens, index) =>
  renderer.utils.escapeHtml(tokens[index]?.content ?? '');

const openable = /^(?:https?|mailto):/i;

const allowed: Config & { RETURN_DOM_FRAGMENT: true } = {
  ALLOWED_TAGS: [
    ...['p', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'code'],
    ...['strong', 'em', 's', 'ul', 'ol', 'li', 'a'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  ALLOWED_ATTR: ['href', 'start'],
  ALLOWED_URI_REGEXP: openable,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
};

/** Markdown that somebody else wrote, as elements that can do nothing but be read. */
export const markdownFragment = (source: string): DocumentFragment =>
  DOMPurify.sanitize(renderer.render(source), allowed);

/** The address of the link that was clicked, if it may be opened. */
export function linkAt(event: Event): string | undefined {
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  return link && openable.test(link.href) ? link.href : undefined;
}
