/** The owners of the keys: the account's owner, one of its admins, and two of its plain members. */
export const roles = ['owner', 'admin', 'member', 'viewer'] as const;
export type Role = (typeof roles)[number];

/** The API keys, by role. */
export type Keys = Readonly<Partial<Record<Role, string>>>;

/** A JSON object of any shape. */
export type Json = Readonly<Record<string, unknown>>;

/** An answer of a server. */
export interface Answer {
  readonly status: number;
  /** The type without parameters, such as `application/json`. */
  readonly type: string;
  /** The parsed JSON, or else the text; undefined for an empty body. */
  readonly body: unknown;
}

/** A request; a GET without a body by default. */
export interface Question {
  readonly method?: string;
  /** The body, which is sent as JSON. */
  readonly body?: unknown;
  /** Replaces the key. */
  readonly authorization?: string | undefined;
}

/** A server of today's API, and some keys to it. */
export interface Server {
  readonly keys: Keys;
  readonly ask: (path: string, as: Role, question?: Question) => Promise<Answer>;
}

/** How long an answer may take, in milliseconds. */
const patience = 30_000;

export const connect = (origin: string, keys: Keys): Server => ({
  keys,
  ask: async (path, as, { method, body, ...rest } = {}) => {
    const authorization = 'authorization' in rest ? rest.authorization : `Bearer ${keys[as]}`;
    const answer = await fetch(new URL(path, origin), {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
      headers: {
        Accept: 'application/json',
        ...(authorization !== undefined && { Authorization: authorization }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const [type = ''] = (answer.headers.get('Content-Type') ?? '').split(';');
    return { status: answer.status, type, body: parse(text, type) };
  },
});

function parse(text: string, type: string): unknown {
  if (text === '') return undefined;
  return type === 'application/json' ? JSON.parse(text) : text;
}
