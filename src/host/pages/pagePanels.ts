import * as v from 'valibot';
import {
  type Disposable,
  Uri,
  ViewColumn,
  type WebviewPanel,
  type WebviewPanelSerializer,
  window,
} from 'vscode';

interface Panel {
  dispose(): void;
  reveal(): void;
  /** Waits until what was typed is on disk. */
  flush(): Promise<void>;
}

interface PanelKind<Target> {
  readonly viewType: string;
  readonly extension: Uri;
  /** What a page keeps, by which its tab is restored after the window was reloaded. */
  readonly state: v.GenericSchema<unknown, Target>;
  readonly create: (panel: WebviewPanel, target: Target) => Panel;
}

/** The open pages of one kind: one for each target. */
export class PagePanels<Target extends object> implements WebviewPanelSerializer, Disposable {
  readonly #kind: PanelKind<Target>;
  readonly #open = new Map<string, Panel>();
  readonly #registration: Disposable;

  constructor(kind: PanelKind<Target>) {
    this.#kind = kind;
    this.#registration = window.registerWebviewPanelSerializer(kind.viewType, this);
  }

  /** Shows the page of the target; the one that is open already, if there is one. */
  show(target: Target, title: string): void {
    const open = this.#open.get(keyOf(target));
    if (open) {
      open.reveal();
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
    await Promise.all([...this.#open.values()].map((panel) => panel.flush()));
  }

  dispose(): void {
    this.#registration.dispose();
    for (const panel of this.#open.values()) panel.dispose();
  }

  #adopt(webviewPanel: WebviewPanel, target: Target): void {
    const { extension, create } = this.#kind;
    const key = keyOf(target);
    webviewPanel.iconPath = Uri.joinPath(extension, 'media', 'pneumatic-tab.svg');
    const panel = create(webviewPanel, target);
    this.#open.set(key, panel);
    webviewPanel.onDidDispose(() => {
      this.#open.delete(key);
      panel.dispose();
    });
  }
}

const keyOf = (target: object): string => JSON.stringify(Object.values(target));
