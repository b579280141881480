import path from 'node:path';
import type { RunningSandbox } from '../../sandbox/startSandbox.ts';
import { commands, l10n, type LogOutputChannel, type Uri, workspace } from 'vscode';
import type { Dialect } from '../../api/dialect.ts';
import { describe, detach } from '../platform/log.ts';
import type { CommandId } from '../manifest/ids.ts';
import { showInformation, showWarning } from '../platform/notify.ts';

interface Running {
  readonly key: string;
  readonly dialect: Dialect;
  readonly sandbox: Promise<RunningSandbox>;
}

/** The demo account's server: the sandbox, inside this extension host, on a port of its own. */
export class DemoServer {
  readonly #folder: Uri;
  readonly #zone: () => string;
  readonly #log: LogOutputChannel;
  #running: Running | undefined;

  /**
   * @param folder holds the demo account's data.
   * @param zone the time zone of the person, who takes the part of a member of the demo account.
   */
  constructor(folder: Uri, zone: () => string, log: LogOutputChannel) {
    this.#folder = folder;
    this.#zone = zone;
    this.#log = log;
  }

  /**
   * Starts the server, unless it runs with this key and dialect already, and returns its address.
   * @throws when the data cannot be opened, with a message for a person.
   */
  async start(key: string, dialect: Dialect): Promise<string> {
    if (this.#running?.key !== key || this.#running.dialect !== dialect) {
      await this.stop();
      this.#running = { key, dialect, sandbox: this.#launch(key, dialect) };
    }
    try {
      return (await this.#running.sandbox).origin;
    } catch (error) {
      this.#running = undefined;
      throw error;
    }
  }

  /** Whoever stops it goes on without it: what cannot be closed is logged. */
  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    const sandbox = await running?.sandbox.catch(() => undefined);
    try {
      await sandbox?.close();
    } catch (error) {
      this.#log.error(`The demo account's server could not be stopped: ${describe(error)}`);
    }
  }

  async #launch(key: string, dialect: Dialect): Promise<RunningSandbox> {
    await workspace.fs.createDirectory(this.#folder);
    const file = path.join(this.#folder.fsPath, 'demo.sqlite');
    // A bundle of its own, loaded only here: most people never use the demo.
    const { startSandbox, setAside } = await import('./sandbox.cjs');
    try {
      const sandbox = await startSandbox({
        ...{ file, key, dialect, setsAsideDamaged: true },
        timeZone: this.#zone,
      });
      this.#log.info(`The demo account is served at ${sandbox.origin}.`);
      if (sandbox.setAside !== undefined) this.#showSetAside(sandbox.setAside);
      return sandbox;
    } catch (error) {
      if (!isNewer(error)) throw error;
      this.#log.error(String(error));
      detach(this.#log, 'Setting the demo data aside', offerToSetAside(file, setAside));
      throw new Error(newerText(file), { cause: error });
    }
  }

  #showSetAside(file: string): void {
    this.#log.warn(`The demo account's data were damaged; they are now in ${file}.`);
    const text = l10n.t(
      'The data of the demo account were damaged. The demo starts afresh; the damaged file is kept as {0}.',
      file,
    );
    // The notification needs no answer.
    void showWarning(text);
  }
}

/** The class of the error is another one in its own bundle, so its properties are compared. */
const isNewer = (error: unknown): boolean =>
  error instanceof Error && 'fault' in error && error.fault === 'newer';

const newerText = (file: string): string =>
  l10n.t(
    'A later version of this extension has written the data of the demo account ({0}). Update the extension, or set the file aside to start afresh.',
    file,
  );

async function offerToSetAside(file: string, setAside: (file: string) => string): Promise<void> {
  const accept = l10n.t('Set Aside and Start Afresh');
  if ((await showWarning(newerText(file), accept)) !== accept) return;
  const aside = setAside(file);
  await commands.executeCommand('pneumatic.useDemoAccount' satisfies CommandId);
  void showInformation(l10n.t('The data of the later version are kept as {0}.', aside));
}
