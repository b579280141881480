import { EventEmitter, ViewColumn, type Webview, type WebviewPanel, window } from 'vscode';
import type {
  KickoffView,
  KickoffHostMessage,
  LoadedKickoff,
  KickoffPageMessage,
} from '../../../src/protocol/kickoffPage.ts';
import { eventually } from '../../vscode/eventually.ts';

/** A tab whose page the test plays: VS Code lets no test into the document of a webview. */
export interface PlayedPage {
  readonly panel: WebviewPanel;
  say(message: KickoffPageMessage): void;
  /** The view that the page shows now. */
  shown(): KickoffView | undefined;
  /** Waits until the page shows this. */
  shows<Value>(what: string, look: (view: KickoffView) => Value | undefined): Promise<Value>;
  /** Waits until the page shows a form that can be launched. */
  ready(): Promise<LoadedKickoff>;
  close(): void;
}

/** The object with some members replaced. */
const withMembers = <Whole extends object>(whole: Whole, members: Partial<Whole>): Whole =>
  new Proxy(whole, {
    get: (target, name): unknown =>
      Reflect.get(name in members ? members : target, name, name in members ? members : target),
    set: (target, name, value) => Reflect.set(target, name, value, target),
  });

/** Opens a tab of a kick-off form; its real page is there too, but its messages are ignored. */
export function playPage(): PlayedPage {
  const panel = window.createWebviewPanel('pneumatic.played', 'A form', ViewColumn.Active);
  const said = new EventEmitter<unknown>();
  let view: KickoffView | undefined;
  const hear = (message: KickoffHostMessage): void => {
    if (message.type === 'show' || message.type === 'update') view = message.view;
    else if (message.type === 'launch' && view?.state === 'ready') {
      view = { ...view, launch: message.launch };
    }
  };
  const webview = withMembers<Webview>(panel.webview, {
    asWebviewUri: (file) => panel.webview.asWebviewUri(file),
    onDidReceiveMessage: said.event,
    postMessage: (message: KickoffHostMessage) => {
      hear(message);
      return Promise.resolve(true);
    },
  });
  const shows: PlayedPage['shows'] = (what, look) =>
    eventually(
      what,
      () => Promise.resolve(view && look(view)),
      () => JSON.stringify(view),
    );
  return {
    panel: withMembers<WebviewPanel>(panel, { webview }),
    say: (message) => {
      said.fire(message);
    },
    shown: () => view,
    shows,
    ready: () => shows('a form', (now) => (now.state === 'ready' ? now : undefined)),
    close: () => {
      panel.dispose();
      said.dispose();
    },
  };
}
