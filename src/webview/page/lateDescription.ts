import { type TemplateResult, html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { until } from 'lit/directives/until.js';
import { isPlain } from '../../core/base/markdown.ts';

/** What the script that draws Markdown leaves behind. */
interface Markdown {
  readonly markdownFragment: (source: string) => DocumentFragment;
}

/** The script as it is loaded: once, when the page has been shown. */
const script: { loading?: Promise<Markdown> } = {};

async function load(): Promise<Markdown> {
  await new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
  await import(document.getElementById('markdown-script')?.getAttribute('href') ?? '');
  const { pneumaticMarkdown } = globalThis as { readonly pneumaticMarkdown?: Markdown };
  if (!pneumaticMarkdown) throw new Error('The script that draws Markdown is not there.');
  return pneumaticMarkdown;
}

const drawn = (content: unknown): TemplateResult => html`<div class="markdown">${content}</div>`;

/** As it was written, with its room until it can be drawn. */
const written = (source: string, kind = ''): TemplateResult =>
  html`<div class="markdown written ${kind}" dir="auto">${source}</div>`;

function draw(source: string): unknown {
  if (isPlain(source)) return drawn(html`<p dir="auto">${source}</p>`);
  script.loading ??= load();
  return until(
    script.loading.then(
      ({ markdownFragment }) => drawn(markdownFragment(source)),
      () => written(source),
    ),
    written(source, 'awaited'),
  );
}

/**
 * A description in Markdown that somebody wrote; nothing if it is empty. The page is shown before
 * it loads what draws Markdown, which is as large as its own script.
 */
export const lateDescription = (source: string): unknown =>
  source.trim() === '' ? nothing : guard([source], () => draw(source));
