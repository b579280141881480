import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { projectRoot } from '../../vscode/paths.ts';

interface Asset {
  readonly type: string;
  readonly body: string | Uint8Array;
}

/** The pages, by their names in the documents. */
export type PageName = 'kickoffForm' | 'run' | 'task' | 'values';

export interface PageServer {
  address(page: PageName): string;
  stop(): Promise<void>;
}

const nonce = 'bm9uY2Utb2YtdGhlLXRlc3Q';

/** The policy that the extension host gives the page, with this server as its source. */
const policy = [
  "default-src 'none'",
  `script-src 'nonce-${nonce}'`,
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "form-action 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html dompurify',
].join('; ');

/**
 * The account and the workflow, run or task of a page, as the host writes them into the document.
 */
const owners: Readonly<Record<PageName, string>> = {
  kickoffForm: 'data-account-id="demo" data-workflow-id="7"',
  run: 'data-account-id="demo" data-run-id="4711"',
  task: 'data-account-id="demo" data-task-id="101"',
  values: 'data-account-id="demo" data-run-id="4711"',
};

const document = (page: PageName): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>${page}</title>
    <link rel="stylesheet" id="vscode-codicon-stylesheet" href="/codicon.css" />
    <link rel="stylesheet" href="/pages.css" />
    <link rel="modulepreload" nonce="${nonce}" href="/markdown.js" />
  </head>
  <body>
    <main id="root" ${owners[page]}></main>
    <script type="module" nonce="${nonce}" src="/${page}.js"></script>
  </body>
</html>`;

const documents = (Object.keys(owners) as PageName[]).map((page): [string, Asset] => [
  `/${page}`,
  { type: 'text/html; charset=utf-8', body: document(page) },
]);

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ttf': 'font/ttf',
};

const asset = (file: string, body: Uint8Array): [string, Asset] => [
  `/${path.basename(file)}`,
  { type: types[path.extname(file)] ?? 'application/octet-stream', body },
];

/** The pages as they ship, built again so that no test uses an old one. */
async function builtFiles(): Promise<readonly [string, Asset][]> {
  const config = new URL('../../../esbuild.js', import.meta.url).href;
  const { bundles } = (await import(config)) as {
    readonly bundles: { readonly pages: BuildOptions };
  };
  const { outputFiles } = await build({
    ...bundles.pages,
    minify: true,
    sourcemap: false,
    logLevel: 'error',
    write: false,
  });
  return outputFiles.map((file) => asset(file.path, file.contents));
}

async function assets(): Promise<ReadonlyMap<string, Asset>> {
  const icons = path.join(projectRoot, 'node_modules/@vscode/codicons/dist');
  const iconFiles = ['codicon.css', 'codicon.ttf'].map(async (file) =>
    asset(file, await readFile(path.join(icons, file))),
  );
  return new Map([...documents, ...(await builtFiles()), ...(await Promise.all(iconFiles))]);
}

/** Serves the page over real HTTP, with the policy of VS Code's host. */
export async function startPageServer(): Promise<PageServer> {
  const files = await assets();
  const server = createServer((request, response) => {
    const found = files.get(new URL(request.url ?? '/', 'http://localhost').pathname);
    response.writeHead(found ? 200 : 404, {
      'content-type': found?.type ?? 'text/plain',
      'content-security-policy': policy,
    });
    response.end(found?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: (page) => `http://127.0.0.1:${port}/${page}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
