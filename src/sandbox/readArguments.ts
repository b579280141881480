import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { generations } from './current/generation.ts';
import type { Dialect, FileService, Plan } from './model/server.ts';
import type { SandboxOptions } from './startSandbox.ts';

const dialects: readonly Dialect[] = ['documented', 'current'];
const plans: readonly Plan[] = ['full', 'expired', 'none', 'crowded'];
const fileServices: readonly FileService[] = ['ready', 'throttled', 'failing', 'none'];

/** The help of `npm run sandbox`. */
export const usage = `Serves the demo account of the Pneumatic API on this machine.

  npm run sandbox -- --data FILE [--port N] [--key KEY] [--member E-MAIL=KEY]… [--dialect DIALECT]
                     [--generation GENERATION] [--file-limit BYTES] [--files STATE] [--plan PLAN]
                     [--time-zone ZONE] [--no-live-runs]

  --data FILE          the data file; made where there is none
  --port N             the port to listen on; any free one by default
  --key KEY            an API key to accept; made up by default
  --member E-MAIL=KEY  an API key of another member
  --dialect DIALECT    documented, or current for the API of the service today
  --generation NAME    v4.2, v5, v6 or v7: how old a server of today’s API is; v7 by default
  --file-limit BYTES   how long a file may be; 100 MiB by default
  --files STATE        of today’s file service: ready, throttled for 10 uploads and 100 downloads a
                       minute, failing, or none; ready by default
  --plan PLAN          of today’s account: full, expired, none, or crowded for one with more people
                       than seats; full by default
  --time-zone ZONE     of the member who owns the key, such as America/Los_Angeles; UTC by default
  --no-live-runs       without the runs that today’s API shows of people at work
`;

/**
 * The sandbox that the arguments of `npm run sandbox` ask for; undefined if they ask for help.
 * @throws if an argument is wrong.
 */
export function readArguments(args: readonly string[]): SandboxOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      port: { type: 'string', default: '0' },
      key: { type: 'string' },
      member: { type: 'string', multiple: true, default: [] },
      dialect: { type: 'string', default: 'documented' },
      generation: { type: 'string', default: 'v7' },
      'file-limit': { type: 'string' },
      files: { type: 'string', default: 'ready' },
      plan: { type: 'string', default: 'full' },
      'time-zone': { type: 'string' },
      'no-live-runs': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return undefined;
  if (values.data === undefined) throw new Error('Name a data file: --data FILE.');
  return {
    file: values.data,
    key: parseKey(values.key ?? `pn-${randomBytes(24).toString('base64url')}`),
    port: parsePort(values.port),
    dialect: parseOne(values.dialect, dialects, 'a dialect'),
    generation: parseOne(values.generation, generations, 'a generation'),
    files: parseOne(values.files, fileServices, 'a state of the file service'),
    plan: parseOne(values.plan, plans, 'a plan'),
    fileLimit: parseLimit(values['file-limit']),
    timeZone: parseZone(values['time-zone']),
    liveRuns: !values['no-live-runs'],
    keys: Object.fromEntries(values.member.map(parseMember)),
  };
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Error(`"${text}" is not a port.`);
}

function parseKey(text: string): string {
  if (/^[\x21-\x7e]+$/.test(text)) return text;
  throw new Error('A key is one word of printable ASCII characters.');
}

function parseOne<Choice extends string>(
  text: string,
  choices: readonly Choice[],
  what: string,
): Choice {
  const choice = choices.find((each) => each === text);
  if (choice) return choice;
  throw new Error(`"${text}" is not ${what}: it is one of ${choices.join(', ')}.`);
}

function parseLimit(text: string | undefined): number | undefined {
  if (text === undefined || /^\d{1,9}$/.test(text)) return text === undefined ? text : Number(text);
  throw new Error(`"${text}" is not a number of bytes.`);
}

function parseZone(text: string | undefined): (() => string) | undefined {
  if (text === undefined) return undefined;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
  } catch {
    throw new Error(`"${text}" is not a time zone.`);
  }
  return () => text;
}

function parseMember(text: string): readonly [email: string, key: string] {
  const [, email, key] = /^([^=]+)=(.*)$/.exec(text) ?? [];
  if (email !== undefined && key !== undefined) return [email, parseKey(key)];
  throw new Error(`"${text}" is not an e-mail address with a key: E-MAIL=KEY.`);
}
