import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { type PageDocument, documentHtml } from '../../../src/host/page/pageDocument.ts';
import { usedIcons } from '../../../build/usedIcons.js';
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

const textOf = (body: Asset['body']): string => Buffer.from(body).toString();

const nonce = 'bm9uY2Utb2YtdGhlLXRlc3Q';

/**
 * The account and the workflow, run or task of a page, as the host writes them into the document.
 */
const owners: Readonly<Record<PageName, PageDocument['data']>> = {
  kickoffForm: { accountId: 'demo', workflowId: '7' },
  run: { accountId: 'demo', runId: '4711' },
  task: { accountId: 'demo', taskId: '101' },
  values: { accountId: 'demo', runId: '4711' },
};
const pages = Object.keys(owners) as PageName[];

/** The document of the extension host, with this server as the source of files. */
const document = (page: PageName, files: ReadonlyMap<string, Asset>): Asset => ({
  type: 'text/html; charset=utf-8',
  body: documentHtml(
    { page, data: owners[page] },
    {
      language: 'en',
      nonce,
      source: "'self'",
      url: (file) => `/${file}`,
      text: (file) => textOf(files.get(`/${file}`)?.body ?? ''),
    },
  ),
});

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
    readonly bundles: { readonly pages: BuildOptions; readonly markdown: BuildOptions };
  };
  const built = [bundles.markdown, bundles.pages].map((options) =>
    build({ ...options, minify: true, sourcemap: false, logLevel: 'error', write: false }),
  );
  return (await Promise.all(built))
    .flatMap(({ outputFiles = [] }) => outputFiles)
    .map((file) => asset(file.path, file.contents));
}

async function assets(): Promise<ReadonlyMap<string, Asset>> {
  const icons = path.join(projectRoot, 'node_modules/@vscode/codicons/dist');
  const iconFiles = ['codicon.css', 'codicon.ttf'].map(async (file) =>
    asset(file, await readFile(path.join(icons, file))),
  );
  const built = await builtFiles();
  const css = await readFile(path.join(icons, 'codicon.css'), 'utf8');
  const scripts = built
    .filter(([file]) => file.endsWith('.js'))
    .map(([, { body }]) => textOf(body));
  const used = asset('icons.css', Buffer.from(usedIcons(css, scripts)));
  const files = new Map([...built, ...(await Promise.all(iconFiles)), used]);
  return new Map([...files, ...pages.map((page) => [`/${page}`, document(page, files)] as const)]);
}

/** Serves the pages over real HTTP. */
export async function startPageServer(): Promise<PageServer> {
  const files = await assets();
  const server = createServer((request, response) => {
    const found = files.get(new URL(request.url ?? '/', 'http://localhost').pathname);
    response.writeHead(found ? 200 : 404, {
      'content-type': found?.type ?? 'text/plain',
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
