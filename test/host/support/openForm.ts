import * as vscode from 'vscode';
import { emptyInput } from '../../../src/core/form/input.ts';
import { workflowId } from '../../../src/core/base/ids.ts';
import type { SignedIn } from '../../../src/host/account/session.ts';
import { Drafts } from '../../../src/host/form/drafts.ts';
import { KickoffPanel } from '../../../src/host/kickoff/kickoffPanel.ts';
import { Launcher } from '../../../src/host/kickoff/launcher.ts';
import type { Services } from '../../../src/host/services.ts';
import type {
  KickoffView,
  KickoffHostMessage,
  LaunchState,
  LoadedKickoff,
  KickoffPageMessage,
} from '../../../src/protocol/kickoffPage.ts';
import { eventually } from '../../vscode/eventually.ts';
import { newFolder } from './records.ts';

type FailedForm = Extract<KickoffView, { readonly state: 'failed' }>;

/** A kick-off form in use. */
export interface OpenForm {
  /** Waits until the form is loaded, or has failed to load; returns what the page shows. */
  readonly loaded: () => Promise<LoadedKickoff | FailedForm>;
  /** Waits until the form can be loaded, trying again. */
  readonly ready: () => Promise<LoadedKickoff>;
  /** Launches with this name from an empty form, and waits for the end. */
  readonly launch: (name: string) => Promise<LaunchState>;
  readonly close: () => Promise<void>;
}

/** Keeps what the page would show. */
class ShownPage {
  #view: KickoffView = { state: 'loading', title: '' };

  readonly take = (message: KickoffHostMessage): void => {
    if (message.type === 'show' || message.type === 'update') this.#view = message.view;
    if (message.type !== 'launch' || this.#view.state !== 'ready') return;
    this.#view = { ...this.#view, launch: message.launch };
  };

  get view(): KickoffView {
    return this.#view;
  }
}

/**
 * The tab of a page. The buttons of a real page cannot be pressed from inside the extension host.
 */
function standInTab(
  said: vscode.Event<KickoffPageMessage>,
  take: (message: KickoffHostMessage) => void,
) {
  const nothing = new vscode.EventEmitter<never>();
  const panel: vscode.WebviewPanel = {
    viewType: 'stand-in',
    title: 'A form',
    options: {},
    viewColumn: undefined,
    active: true,
    visible: true,
    webview: {
      options: {},
      html: '',
      cspSource: '',
      asWebviewUri: (uri) => uri,
      onDidReceiveMessage: said,
      postMessage: (message: KickoffHostMessage) => {
        take(message);
        return Promise.resolve(true);
      },
    },
    onDidChangeViewState: nothing.event,
    onDidDispose: nothing.event,
    reveal: () => undefined,
    dispose: () => undefined,
  };
  return panel;
}

/** Opens the form of the demo account's workflow without fields, at the account in use. */
export function openHandoverForm(services: Services, { account }: SignedIn): OpenForm {
  const {
    history: runs,
    journal,
    log,
    sessions,
    names,
    workflows,
    people: assignees,
    zones,
    webLinks: web,
    pages,
  } = services;
  const says = new vscode.EventEmitter<KickoffPageMessage>();
  const page = new ShownPage();
  const panel = new KickoffPanel(
    standInTab(says.event, page.take),
    { accountId: account.id, workflowId: workflowId('10') },
    {
      ...{
        sessions,
        names,
        workflows,
        people: assignees,
        journal,
        history: runs,
        web,
        zones,
        pages,
        log,
      },
      extension: services.context.extensionUri,
      drafts: new Drafts(newFolder(services), log, 'window', names),
      launcher: new Launcher(runs, journal, log),
    },
  );
  const say = (message: KickoffPageMessage): void => {
    says.fire(message);
  };
  const loaded = () =>
    eventually('the form', () => {
      const { view } = page;
      return Promise.resolve(view.state === 'loading' ? undefined : view);
    });
  const ended = () =>
    eventually('the end of the launch', async () => {
      const { launch } = await ready();
      return launch.phase === 'sending' ? undefined : launch;
    });
  const ready = () =>
    eventually('a form to fill in', async () => {
      const view = await loaded();
      if (view.state === 'ready') return view;
      say({ type: 'act', action: 'retry' });
      return undefined;
    });
  say({ type: 'ready', saved: undefined });
  return {
    loaded,
    ready,
    launch: async (name) => {
      if ((await ended()).phase === 'launched') {
        say({ type: 'launchAnother' });
        await eventually('an empty form', async () => {
          const { launch } = await ready();
          return launch.phase === 'launched' ? undefined : launch;
        });
      }
      say({ type: 'launch', input: { ...emptyInput, name } });
      return ended();
    },
    close: async () => {
      panel.dispose();
      await panel.flush();
      says.dispose();
    },
  };
}
