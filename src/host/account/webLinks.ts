import { Disposable, type LogOutputChannel } from 'vscode';
import {
  runLink,
  runsLink,
  taskLink,
  webAddress,
  workflowLink,
} from '../../core/account/webAddresses.ts';
import type { AccountId, RunId, RunTaskId, WorkflowId } from '../../core/base/ids.ts';
import { setContextKey } from '../manifest/contextKeys.ts';
import type { Abilities, AbleAccount } from './abilities.ts';
import { detach } from '../platform/log.ts';
import { settingIds } from '../manifest/ids.ts';
import { onDidChangeSetting, webAddressSetting } from '../manifest/settings.ts';

/** Addresses in the web app. Known for accounts whose runs can be listed; never for the demo account. */
export class WebLinks implements Disposable {
  readonly #abilities: Abilities;
  readonly #subscriptions: Disposable;

  constructor(abilities: Abilities, log: LogOutputChannel) {
    this.#abilities = abilities;
    const tell = (): void => {
      detach(log, 'Setting the context keys', this.#setContextKeys());
    };
    this.#subscriptions = Disposable.from(
      abilities.onDidAnswer(tell),
      onDidChangeSetting([settingIds.webAddress], tell),
    );
  }

  /**
   * The page of a workflow.
   * @param account of the workflow; the one in use where it is left out.
   */
  async workflow(id: WorkflowId, account?: AccountId): Promise<string | undefined> {
    const web = await this.#web(account);
    return web && workflowLink(web, id);
  }

  /** The list of the workflow's runs that are under way. */
  async runsOf(id: WorkflowId): Promise<string | undefined> {
    const web = await this.#web();
    return web && runsLink(web, id);
  }

  /**
   * The page of a task.
   * @param account of the task; the one in use where it is left out.
   */
  async task(id: RunTaskId, account?: AccountId): Promise<string | undefined> {
    const web = await this.#web(account);
    return web && taskLink(web, id);
  }

  /**
   * The page of a run.
   * @param account of the run; the one in use where it is left out.
   */
  async run(id: RunId, account?: AccountId): Promise<string | undefined> {
    const web = await this.#web(account);
    return web && runLink(web, id);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #web(account?: AccountId): Promise<string | undefined> {
    const able = (await this.#abilities.known()) ?? (await this.#abilities.ask());
    if (account !== undefined && able?.session.account.id !== account) return undefined;
    return webOf(able);
  }

  async #setContextKeys(): Promise<void> {
    await setContextKey('pneumatic.opensInBrowser', webOf(this.#abilities.cached) !== undefined);
  }
}

/** Base address of the account's web app, where it is known. */
export function webOf(able: AbleAccount | undefined): string | undefined {
  if (!able?.can.followsRuns || able.session.account.kind === 'demo') return undefined;
  return webAddress(able.session.account.server, webAddressSetting());
}
