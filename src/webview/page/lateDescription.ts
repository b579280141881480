import { type TemplateResult, html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { until } from 'lit/directives/until.js';
import { isPlain } from '../../core/base/markdown.ts';

/** What the script that draws Markdown leaves behind. */
interface Markdown {
  readonly markdownFragment: (source: string) => DocumentFragment;
}

/** The script while it is loaded, from when the page has been shown. */
interface Loading {
  /** Resolves once it is there. */
  readonly script: Promise<Markdown>;
  /** Resolves where it could not be loaded at once. */
  readonly failed: Promise<void>;
}

const begun: { loading?: Loading } = {};

/** In milliseconds: how long a page waits, in which nobody does anything, before it tries again. */
const longestWait = 10_000;

/** Resolves when the person comes back to the page, or the network does, or after a while. */
function nextChance(): Promise<void> {
  const over = new AbortController();
  return new Promise((resolve) => {
    const end = (): void => {
      over.abort();
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(end, longestWait);
    for (const event of ['focus', 'online'])
      window.addEventListener(event, end, { signal: over.signal });
  });
}

/** @param attempt a browser does not ask again for an address that it could not load. */
async function load(attempt: number): Promise<Markdown> {
  const address = document.getElementById('markdown-script')?.getAttribute('href') ?? '';
  await import(attempt === 1 ? address : `${address}#${attempt}`);
  const { pneumaticMarkdown } = globalThis as { readonly pneumaticMarkdown?: Markdown };
  if (!pneumaticMarkdown) throw new Error('The script that draws Markdown is not there.');
  return pneumaticMarkdown;
}

async function loadInTheEnd(onFailure: () => void): Promise<Markdown> {
  await new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await load(attempt);
    } catch {
      onFailure();
      await nextChance();
    }
  }
}

function begin(): Loading {
  let tell = (): void => undefined;
  const failed = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const script = loadInTheEnd(() => {
    tell();
  });
  return { script, failed };
}

const drawn = (content: unknown): TemplateResult => html`<div class="markdown">${content}</div>`;

/** As it was written, with its room until it can be drawn. */
const written = (source: string, kind = ''): TemplateResult =>
  html`<div class="markdown written ${kind}" dir="auto">${source}</div>`;

function draw(source: string): unknown {
  if (isPlain(source)) return drawn(html`<p dir="auto">${source}</p>`);
  const { script, failed } = (begun.loading ??= begin());
  return until(
    script.then(({ markdownFragment }) => drawn(markdownFragment(source))),
    failed.then(() => written(source)),
    written(source, 'awaited'),
  );
}

/**
 * A description in Markdown that somebody wrote; nothing if it is empty. The page is shown before
 * it loads what draws Markdown, which is as large as its own script.
 */
export const lateDescription = (source: string): unknown =>
  source.trim() === '' ? nothing : guard([source], () => draw(source));
