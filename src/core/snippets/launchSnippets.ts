/** Launches as source code. Their key is always read from the environment. */
import { visibleText } from '../base/visibleText.ts';
import type { DescribedLaunch } from '../kickoff/launchRequest.ts';

/** The languages that a launch can be copied in. */
export const snippetKinds = [
  'curl',
  'powerShell',
  'python',
  'typeScript',
  'json',
  'gitHubActions',
] as const;
export type SnippetKind = (typeof snippetKinds)[number];

/** The name of the environment variable that has the key. */
export const keyVariable = 'PNEUMATIC_API_KEY';

/** A launch to write, with the name of its workflow. */
export interface CodedLaunch {
  readonly workflow: string;
  readonly request: DescribedLaunch;
}

/** A sign as JSON escapes it, also for signs that JSON takes as they are. */
const escaped = (sign: string): string =>
  Array.from({ length: sign.length }, (_, at) => sign.charCodeAt(at))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');

/** JSON has signs other than ASCII, and some others, in its texts alone: there they may be escaped. */
const escaping = (json: string, signs: RegExp): string => json.replaceAll(signs, escaped);

const json = ({ body }: DescribedLaunch): string => JSON.stringify(body, undefined, 2);

/** Signs that a terminal or YAML does not take as they are. */
const unprintable = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;
/** An interactive shell would look it up in its history. */
const history = /!/g;
/** GitHub evaluates what stands between braces behind it, wherever it is. */
const expression = /\$(?=\{\{)/g;

/** The body between two lines of a here-document, in which a POSIX shell replaces nothing. */
function posixCommand(request: DescribedLaunch): string {
  const { method, url } = request;
  const body = escaping(escaping(json(request), unprintable), history);
  return `curl --silent --show-error --fail-with-body --request ${method} ${inQuotes(url)} \\
  --header "Authorization: Bearer $${keyVariable}" \\
  --header 'Content-Type: application/json' \\
  --data-binary @- <<'JSON'
${body}
JSON`;
}

const inQuotes = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const curl = ({ request }: CodedLaunch): string =>
  `# For POSIX shells such as bash and zsh. ${keyVariable} has the key.
${posixCommand(request)}
`;

/** Windows PowerShell hands on ASCII alone, and quotation marks only by standard input. */
function powerShell({ request }: CodedLaunch): string {
  const body = escaping(json(request), /[^\n\x20-\x7e]/g);
  return `# For PowerShell. $env:${keyVariable} has the key.
@'
${body}
'@ | curl.exe --silent --show-error --fail-with-body --request ${request.method} '${request.url.replaceAll("'", "''")}' \`
  --header "Authorization: Bearer $env:${keyVariable}" \`
  --header 'Content-Type: application/json' \`
  --data-binary '@-'
`;
}

/** A JSON value as source code, each line but the first indented. */
type Literal = (value: unknown, indent: string) => string;

/** @param names how the names of an object’s properties are written. */
const literals = (
  words: Readonly<Record<'true' | 'false' | 'null', string>>,
  nameOf: (name: string) => string,
): Literal => {
  const write: Literal = (value, indent) => {
    if (value === null) return words.null;
    if (typeof value === 'boolean') return words[value ? 'true' : 'false'];
    if (typeof value !== 'object') return escaping(JSON.stringify(value), unprintable);
    const inner = `${indent}  `;
    const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
    const parts = Array.isArray(value)
      ? value.map((each) => write(each, inner))
      : Object.entries(value).map(([name, each]) => `${nameOf(name)}: ${write(each, inner)}`);
    const lines = parts.map((part) => `${inner}${part},\n`).join('');
    return parts.length === 0 ? `${open}${close}` : `${open}\n${lines}${indent}${close}`;
  };
  return write;
};

const quoted = (text: string): string => escaping(JSON.stringify(text), unprintable);

const inPython = literals({ true: 'True', false: 'False', null: 'None' }, quoted);

const python = ({ request }: CodedLaunch): string =>
  `import os

import requests

response = requests.post(
  ${quoted(request.url)},
  headers={"Authorization": f"Bearer {os.environ['${keyVariable}']}"},
  json=${inPython(request.body, '  ')},
  timeout=60,
)
response.raise_for_status()
print(response.text)
`.replaceAll(/^( {2})+/gm, (indent) => indent.repeat(2));

/** A property of this name would be the prototype. */
const inTypeScript = literals({ true: 'true', false: 'false', null: 'null' }, (name) =>
  name === '__proto__' ? '["__proto__"]' : quoted(name),
);

const typeScript = ({ request }: CodedLaunch): string =>
  `const response = await fetch(${quoted(request.url)}, {
  method: '${request.method}',
  headers: {
    Authorization: \`Bearer \${process.env.${keyVariable}}\`,
    'Content-Type': 'application/json',
  },
  body: JSON.stringify(${inTypeScript(request.body, '  ')}),
});
if (!response.ok) throw new Error(\`\${response.status}: \${await response.text()}\`);
console.log(await response.text());
`;

/** A step of a job. Nothing in it is an expression but the key. */
function gitHubActions({ workflow, request }: CodedLaunch): string {
  const command = posixCommand(request).replaceAll(expression, escaped);
  const name = visibleText(`Launch ${workflow}`).replaceAll(/\s+/g, ' ').replaceAll('{{', '{ {');
  return `- name: ${JSON.stringify(name)}
  shell: bash
  env:
    ${keyVariable}: \${{ secrets.${keyVariable} }}
  run: |
${command.replaceAll(/^/gm, '    ')}
`;
}

const writers: Readonly<Record<SnippetKind, (launch: CodedLaunch) => string>> = {
  curl,
  powerShell,
  python,
  typeScript,
  json: ({ request }) => `${json(request)}\n`,
  gitHubActions,
};

/** The launch as source code. */
export const launchSnippet = (kind: SnippetKind, launch: CodedLaunch): string =>
  writers[kind](launch);
