/** Which page to start, by the name of its script, and what it keeps: `accountId` becomes `data-account-id`. */
export interface PageDocument {
  readonly page: 'kickoffForm' | 'run' | 'task' | 'values';
  readonly data: Readonly<Record<string, string>>;
}

/** The pages that draw most of themselves without Markdown, and load what draws it afterwards. */
const lateMarkdown: readonly PageDocument['page'][] = ['kickoffForm'];

/** What a document is made with. */
interface DocumentParts {
  readonly language: string;
  /** Stands in the document’s own style and scripts, and in no other. */
  readonly nonce: string;
  /** Where style sheets, fonts and pictures may come from. */
  readonly source: string;
  /** The address of a built file. */
  readonly url: (file: string) => string;
  /** The text of a built file. */
  readonly text: (file: string) => string;
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const attribute = ([name, value]: readonly [string, string]): string =>
  ` data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}="${escaped(value)}"`;

const policy = ({ nonce, source }: DocumentParts): string =>
  [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${source} 'nonce-${nonce}'`,
    `font-src ${source}`,
    `img-src ${source} data:`,
    `form-action 'none'`,
    `base-uri 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types lit-html dompurify`,
  ].join('; ');

/**
 * The HTML document of a page. It holds constants only; texts of the service come by message. Style
 * and scripts are in it: VS Code shows a page, and hands it messages, only once all that the
 * document names is loaded, each file by several processes. The icons inside buttons take their
 * style sheet from the element that has its address, when one is drawn.
 */
export function documentHtml({ page, data }: PageDocument, parts: DocumentParts): string {
  const { language, nonce, url, text } = parts;
  const icons = text('icons.css').replace(
    /url\(["']?\.\/(codicon\.ttf[^"')]*)["']?\)/,
    (_, file: string) => `url("${url(file)}")`,
  );
  const script = (file: string): string => `<script nonce="${nonce}">${text(file)}</script>`;
  const markdown = lateMarkdown.includes(page)
    ? `<link rel="alternate" id="markdown-script" href="${url('markdown.js')}">`
    : script('markdown.js');
  return `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(parts)}">
<title>Pneumatic</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="alternate" id="vscode-codicon-stylesheet" href="${url('codicon.css')}">
<style nonce="${nonce}">${icons}${text('pages.css')}</style>
</head>
<body>
<main id="root"${Object.entries(data).map(attribute).join('')}></main>
${markdown}
${script(`${page}.js`)}
</body>
</html>`;
}
