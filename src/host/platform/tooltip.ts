import { MarkdownString } from 'vscode';
import { tooltipMarkdown } from '../../core/base/tooltipMarkdown.ts';
import { visibleText } from '../../core/base/visibleText.ts';
import type { ClockView } from '../../core/base/clockView.ts';
import { shownName } from './format.ts';

/** Longer descriptions are cut in tooltips; the form shows them whole. */
const longestDescription = 2000;

/**
 * A tooltip of texts of ours and of the service. It can neither run commands nor hold HTML;
 * Markdown of the service goes through the same rules as on our pages.
 */
export class Tooltip {
  readonly #markdown = new MarkdownString('', false);

  constructor() {
    this.#markdown.isTrusted = false;
    this.#markdown.supportHtml = false;
  }

  title(text: string): this {
    this.#markdown.appendMarkdown(`**${escaped(shownName(text))}**\n\n`);
    return this;
  }

  /** One fact, such as `Performers: 3`. */
  line(text: string): this {
    this.#markdown.appendMarkdown(`${escaped(text)}\n\n`);
    return this;
  }

  /** Markdown as the service has it. */
  description(markdown: string): this {
    if (markdown.trim() === '') return this;
    const short =
      markdown.length > longestDescription ? `${markdown.slice(0, longestDescription)}…` : markdown;
    this.#markdown.appendMarkdown(`${tooltipMarkdown(short)}\n\n`);
    return this;
  }

  /** Names the zone of its times, where a reader would assume another one. */
  clock({ note }: ClockView): this {
    return note === undefined ? this : this.line(note);
  }

  rule(): this {
    this.#markdown.appendMarkdown('---\n\n');
    return this;
  }

  build(): MarkdownString {
    return this.#markdown;
  }
}

/** Text of the service with all signs of Markdown escaped. */
const escaped = (text: string): string =>
  visibleText(text)
    .replace(/[\\`*_{}[\]()#+\-.!~<>|$&]/g, '\\$&')
    .replace(/\s+/g, ' ');
