import { type AppOptions, createApp } from './app.ts';
import { listen } from './listen.ts';
import { openAccount } from './openAccount.ts';
import { demoMemberId } from './seed/blueHarbor.ts';
import { tellStories } from './seed/tellStories.ts';
import type { Person } from './model/people.ts';
import { SandboxFileError } from './store/fileError.ts';
import { identity, setAside } from './store/setAside.ts';
import type { Store } from './store/store.ts';

export { setAside } from './store/setAside.ts';

/** The settings of a sandbox. */
export interface SandboxOptions extends Omit<AppOptions, 'zoneOf'> {
  /** The data file; if it is missing, it is made and filled with the demo account. */
  readonly file: string;
  /** A key that is added for the demo member. */
  readonly key: string;
  /** The port on 127.0.0.1; any free one by default. */
  readonly port?: number | undefined;
  /** Whether a damaged file is set aside and replaced; otherwise it is an error. */
  readonly setsAsideDamaged?: boolean | undefined;
  /** Whether a file gets runs in all states when today's dialect first uses it; true by default. */
  readonly liveRuns?: boolean | undefined;
  /** The time zone of the demo member, read at each request; `UTC` by default. */
  readonly timeZone?: (() => string) | undefined;
  /** More keys, by the e-mail address of their owner. */
  readonly keys?: Readonly<Record<string, string>> | undefined;
}

export interface RunningSandbox {
  /** Base address of its API: `http://127.0.0.1:<port>`. */
  readonly origin: string;
  /** Where the damaged data file is now; undefined if there was none. */
  readonly setAside: string | undefined;
  /** Stops listening, then closes the file. */
  close(): Promise<void>;
}

/**
 * Serves the demo account from a data file, which other sandboxes may be using too.
 * @throws {SandboxFileError} if the file cannot be used; an error if `keys` has an unknown address;
 * and the error of Node for a taken port.
 */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const { store, aside } = openOrSetAside(options);
  const zoneOf = ({ id, timeZone }: Person): string =>
    id === demoMemberId ? (options.timeZone?.() ?? timeZone) : timeZone;
  try {
    store.addKey(options.key, demoMemberId);
    if (options.dialect === 'current' && options.liveRuns !== false) tellStories(store);
    addKeys(store, options.keys ?? {});
    const listener = await listen(createApp(store, { ...options, zoneOf }), options.port ?? 0);
    return {
      origin: listener.origin,
      setAside: aside,
      close: async () => {
        await listener.close();
        store.close();
      },
    };
  } catch (error) {
    store.close();
    throw error;
  }
}

interface Opened {
  readonly store: Store;
  readonly aside: string | undefined;
}

function openOrSetAside({ file, setsAsideDamaged = false }: SandboxOptions): Opened {
  const found = identity(file);
  try {
    return { store: openAccount(file), aside: undefined };
  } catch (error) {
    if (!setsAsideDamaged || !isDamage(error)) throw error;
    // Another process may have set it aside already, and the file that is there now is new.
    const aside = identity(file) === found ? setAside(file) : undefined;
    return { store: openAccount(file), aside };
  }
}

/** A damaged file often looks like one that was never ours. */
const isDamage = (error: unknown): boolean =>
  error instanceof SandboxFileError && (error.fault === 'corrupt' || error.fault === 'foreign');

function addKeys(store: Store, keys: Readonly<Record<string, string>>): void {
  const people = store.people();
  for (const [email, key] of Object.entries(keys)) {
    const person = people.find((each) => each.email.toLowerCase() === email.toLowerCase());
    if (!person) throw new Error(`Nobody here has the e-mail address ${email}.`);
    store.addKey(key, person.id);
  }
}
