import * as v from 'valibot';
import {
  type Disposable,
  type LogOutputChannel,
  Uri,
  ViewColumn,
  type WebviewPanel,
  type WebviewPanelSerializer,
  window,
} from 'vscode';
import { detach } from '../log.ts';

interface Panel {
  dispose(): void;
  /** Waits until what was typed is on disk. */
  flush(): Promise<void>;
}

interface PanelKind<Target> {
  readonly viewType: string;
  readonly extension: Uri;
  /** What a page keeps, by which its tab is restored after the window was reloaded. */
  readonly state: v.GenericSchema<unknown, Target>;
  readonly log: LogOutputChannel;
  readonly create: (panel: WebviewPanel, target: Target) => Promise<Panel>;
}

/** A tab with its host's side, once that is loaded. */
interface OpenPage {
  readonly tab: WebviewPanel;
  readonly panel: Promise<Panel>;
}

/** The open pages of one kind: one for each target. */
export class PagePanels<Target extends object> implements WebviewPanelSerializer, Disposable {
  readonly #kind: PanelKind<Target>;
  readonly #open = new Map<string, OpenPage>();
  readonly #registration: Disposable;

  constructor(kind: PanelKind<Target>) {
    this.#kind = kind;
    this.#registration = window.registerWebviewPanelSerializer(kind.viewType, this);
  }

  /** Shows the page of the target; the one that is open already, if there is one. */
  show(target: Target, title: string): void {
    const open = this.#open.get(keyOf(target));
    if (open) {
      open.tab.reveal();
      return;
    }
    const { viewType } = this.#kind;
    this.#adopt(window.createWebviewPanel(viewType, title, ViewColumn.Active), target);
  }

  /** A tab of the window before its reload comes back. */
  deserializeWebviewPanel(panel: WebviewPanel, state: unknown): Promise<void> {
    const target = v.safeParse(this.#kind.state, state);
    if (target.success) this.#adopt(panel, target.output);
    else panel.dispose();
    return Promise.resolve();
  }

  async flush(): Promise<void> {
    const panels = await Promise.all([...this.#open.values()].map(({ panel }) => panel));
    await Promise.all(panels.map((panel) => panel.flush()));
  }

  dispose(): void {
    this.#registration.dispose();
    for (const { panel } of this.#open.values()) this.#end(panel);
  }

  #adopt(tab: WebviewPanel, target: Target): void {
    const { extension, log, create } = this.#kind;
    const key = keyOf(target);
    tab.iconPath = Uri.joinPath(extension, 'media', 'pneumatic-tab.svg');
    const panel = create(tab, target);
    detach(log, 'Opening a page', panel);
    this.#open.set(key, { tab, panel });
    tab.onDidDispose(() => {
      this.#open.delete(key);
      this.#end(panel);
    });
  }

  #end(panel: Promise<Panel>): void {
    const ended = panel.then((one) => {
      one.dispose();
    });
    detach(this.#kind.log, 'A page', ended);
  }
}

const keyOf = (target: object): string => JSON.stringify(Object.values(target));
