import { createHash } from 'node:crypto';
import type { Memento } from 'vscode';
import * as v from 'valibot';
import type { AccountId } from '../../core/base/ids.ts';
import { named } from '../../core/kickoff/named.ts';
import type { Resolved } from './resolveSource.ts';
import { substituted } from './resolveSource.ts';

/** In the global state: the launches that are sent without a question, the newest last. */
const storedKey = 'pneumatic.launchPermissions';
/** How many are kept. */
const most = 200;

const permission = v.object({
  /** Of the account and the key of the source. */
  source: v.string(),
  /** Of all that is sent, without the variables that may change. */
  payload: v.string(),
  /** The variables that may change. */
  free: v.array(v.string()),
});
type Permission = v.InferOutput<typeof permission>;

const hash = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** What environment and Git say is asked about each time. */
export const mayChange = (variable: string): boolean => !/^(?:env|git):/.test(variable);

/**
 * The launches that a person wants to send without a question: by their source and account, and
 * only while all that is sent is the same, except for variables that were chosen then. Hashes alone
 * are kept.
 */
export class LaunchPermissions {
  readonly #memento: Memento;

  constructor(memento: Memento) {
    this.#memento = memento;
  }

  /** Whether a launch is sent without a question. */
  has(account: AccountId, key: string, resolved: Resolved): boolean {
    const source = hash(account, key);
    const found = this.#all().find((each) => each.source === source);
    return found ? found.payload === payloadOf(resolved, found.free) : false;
  }

  /** From now on, this launch is sent without a question. */
  async give(
    account: AccountId,
    key: string,
    resolved: Resolved,
    free: readonly string[],
  ): Promise<void> {
    const source = hash(account, key);
    const others = this.#all().filter((each) => each.source !== source);
    const given = { source, payload: payloadOf(resolved, free), free: [...free] };
    await this.#memento.update(storedKey, [...others, given].slice(-most));
  }

  /** From now on, every launch is asked about. */
  async clear(): Promise<void> {
    await this.#memento.update(storedKey, undefined);
  }

  #all(): readonly Permission[] {
    const stored = v.safeParse(v.array(permission), this.#memento.get(storedKey));
    return stored.success ? stored.output : [];
  }
}

/** All that is sent, with the variables that may change as they are written. */
function payloadOf(
  { written, variables, quick, input }: Resolved,
  free: readonly string[],
): string {
  const fixed = substituted(written, variables, free).written;
  const { fields } = quick.form;
  const mayDiffer = (value: unknown): boolean =>
    free.some((name) => JSON.stringify(value).includes(`\${${name}}`));
  const changing = new Set(
    fixed.values
      .filter(([, value]) => mayDiffer(value))
      .flatMap(([name]) => named(fields, name).map(({ id }) => id)),
  );
  // What names and days mean now counts, too: people, options and workflows change at the service.
  const values = input.values.filter(([id]) => !changing.has(id));
  const dueAt = mayDiffer(fixed.due ?? '') ? undefined : input.dueAt;
  const tasks = input.taskLinks.map(([task]) => task);
  return hash(fixed, quick.workflow.id, fields, values, dueAt, tasks);
}
