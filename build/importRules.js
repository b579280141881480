// Who may import whom, types included. ESLint refuses what breaks this table, and test/manifest
// compares it with the sources and with what is bundled.
import path from 'node:path';

/**
 * The layers, as folders of src: which other layers and packages each may import. `files` names the
 * only files of another layer that may be imported; all of them where it is left out.
 * @type {Readonly<Record<string, { layers: Readonly<Record<string, readonly string[] | 'all'>>, packages: readonly string[] }>>}
 */
export const layers = {
  // Its packages are pure: a table of offsets, asked for an instant, a finder of texts in texts, and
  // in how many letters two texts differ.
  core: { layers: {}, packages: ['@date-fns/tz', '@leeoniya/ufuzzy', 'leven'] },
  protocol: { layers: { core: 'all' }, packages: ['valibot'] },
  api: { layers: { core: 'all' }, packages: ['valibot', 'ofetch', 'p-retry'] },
  host: {
    layers: {
      core: 'all',
      protocol: 'all',
      api: ['connect.ts', 'connection.ts', 'dialect.ts'],
      sandbox: ['startSandbox.ts'],
    },
    // A launch file is read by the libraries that VS Code’s own editors, and most others, use.
    packages: ['valibot', 'vscode', 'node', 'jsonc-parser', 'yaml'],
  },
  webview: {
    layers: { core: 'all', protocol: 'all' },
    packages: ['valibot', 'lit', '@vscode-elements/elements', 'markdown-it', 'dompurify'],
  },
  sandbox: { layers: { core: 'all' }, packages: ['valibot', 'hono', '@hono/node-server', 'node'] },
};

/** What all subjects may import: the folders below them, each of which may import those before it. */
const below = {
  base: [],
  platform: ['base'],
  // The settings name a dialect, an account's server and an order of workflows.
  manifest: ['base', 'account', 'workflows'],
  service: ['base', 'platform', 'manifest'],
  // The last known answers of the account, on disk.
  kept: ['base', 'platform', 'manifest'],
};

/** The subjects, as folders of core, webview and host: which others each may import. */
const subjects = {
  account: [],
  polling: ['account'],
  page: ['account', 'polling'],
  form: ['account', 'page'],
  // What a person attaches from the editor: the only subject that may look at a workspace.
  attach: ['form'],
  workflows: ['account', 'form'],
  launches: ['account', 'form', 'page'],
  runs: ['account', 'polling', 'page', 'form', 'attach', 'workflows', 'launches'],
  tasks: ['account', 'polling', 'page', 'form', 'attach', 'workflows', 'runs'],
  kickoff: ['account', 'polling', 'page', 'form', 'attach', 'workflows', 'launches', 'runs'],
  // Launches of a launch file or saved ones, and the help while one is written.
  launchFiles: ['account', 'form', 'workflows', 'launches', 'runs', 'kickoff'],
  vscodeTasks: ['account', 'polling', 'launches', 'runs', 'kickoff', 'launchFiles'],
  links: ['account', 'page', 'form', 'workflows', 'launches', 'runs', 'tasks', 'kickoff'],
  // A launch as source code that calls the API.
  snippets: ['account', 'form', 'workflows', 'launches', 'runs', 'kickoff'],
  news: ['account', 'polling', 'page', 'launches', 'runs', 'tasks'],
};

/** The subjects of the files of protocol, which is one folder. */
const subjectsOfProtocol = {
  notice: 'service',
  alive: 'page',
  clock: 'page',
  pageFrame: 'page',
  patch: 'page',
  pageStrings: 'page',
  said: 'page',
  fieldStrings: 'form',
  formNews: 'form',
  input: 'form',
  submitState: 'form',
  uploads: 'form',
  commentBox: 'form',
  log: 'runs',
  runPage: 'runs',
  valuesPage: 'runs',
  taskPage: 'tasks',
  kickoffPage: 'kickoff',
};

/** The rooms of the sandbox that hold data and rules, with the only other rooms each may import. */
const roomsOfSandbox = {
  model: [],
  store: ['model'],
  rules: ['model', 'store', 'current/values'],
};

const layered = ['core', 'protocol', 'webview', 'host'];
/** A file that stands in no folder of a subject: it may import all, and nobody may import it. */
const top = 'top';
/** Files of core's top that all other layers may import: the service as a whole. */
const wholeService = ['src/core/api.ts', 'src/core/namedApi.ts'];
/** Built for the page as they are, so they are of no subject. */
const declarations = /\.d\.ts$|\.css$/;

/** The layer of a file, by its path from the root. */
export const layerOf = (file) => /^src\/(\w+)\//.exec(file)?.[1];

/** The subject of a file of a layer that has subjects. */
function subjectOf(file) {
  const [, layer, folder, ...rest] = file.split('/');
  if (layer === 'protocol') return subjectsOfProtocol[path.posix.basename(folder, '.ts')];
  return rest.length > 0 ? folder : top;
}

function whyNotSubject(from, to) {
  if (wholeService.includes(to) && layerOf(from) !== 'core') return undefined;
  const [mine, others] = [subjectOf(from), subjectOf(to)];
  if (mine === others || mine === top) return undefined;
  const allowed =
    mine in subjects ? [...subjects[mine], ...Object.keys(below)] : (below[mine] ?? []);
  return allowed.includes(others)
    ? undefined
    : `${mine} must not import ${others}: see build/importRules.js.`;
}

/** Why a room of the sandbox may not import a file; undefined where it may. */
function whyNotRoom(from, to) {
  const mine = /^src\/sandbox\/(\w+)\//.exec(from)?.[1];
  const allowed = roomsOfSandbox[mine ?? ''];
  if (!allowed || !to.startsWith('src/sandbox/')) return undefined;
  return [mine, ...allowed].some((room) => to.startsWith(`src/sandbox/${room}/`))
    ? undefined
    : `${mine} of the sandbox must not import ${to}: see build/importRules.js.`;
}

/**
 * Why a file may not import another; undefined where it may.
 * @param {string} from path of a file from the root
 * @param {string} to likewise
 * @returns {string | undefined}
 */
export function whyNotFile(from, to) {
  const [mine, others] = [layerOf(from), layerOf(to)];
  const rule = layers[mine ?? ''];
  if (!rule || others === undefined || declarations.test(to)) return undefined;
  if (mine !== others) {
    const files = rule.layers[others];
    const name = to.slice(`src/${others}/`.length);
    if (files !== 'all' && !files?.includes(name)) {
      return `${mine} must not import ${others}${files ? ` but ${files.join(', ')}` : ''}.`;
    }
  }
  if (mine === 'sandbox') return whyNotRoom(from, to);
  const both = [mine, others];
  return both.every((layer) => layered.includes(layer)) ? whyNotSubject(from, to) : undefined;
}

/**
 * Why a file may not import a package; undefined where it may.
 * @param {string} from path of a file from the root
 * @param {string} name of the package, or `node`
 * @returns {string | undefined}
 */
export function whyNotPackage(from, name) {
  const rule = layers[layerOf(from) ?? ''];
  return !rule || rule.packages.includes(name)
    ? undefined
    : `${layerOf(from)} must not import the package ${name}: see build/importRules.js.`;
}

/** The name of the package that a specifier is of. */
const packageOf = (specifier) =>
  specifier.startsWith('node:') ? 'node' : /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0];

/** The rules as an ESLint rule, for imports of every form. */
export const importRule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const from = path.relative(context.cwd, context.filename).split(path.sep).join('/');
    const check = (node, source) => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      const specifier = source.value;
      const message = specifier.startsWith('.')
        ? whyNotFile(from, path.posix.join(path.posix.dirname(from), specifier))
        : whyNotPackage(from, packageOf(specifier));
      if (message !== undefined) context.report({ node, message });
    };
    const bySource = (node) => {
      check(node, node.source);
    };
    return {
      ImportDeclaration: bySource,
      ImportExpression: bySource,
      ExportNamedDeclaration: bySource,
      ExportAllDeclaration: bySource,
      TSImportType: bySource,
    };
  },
};
