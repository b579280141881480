import * as vscode from 'vscode';

/** The messages between pages and their host, and the first documents of the pages. */
export interface Talk {
  readonly toPages: readonly unknown[];
  readonly fromPages: readonly unknown[];
  stop(): void;
}

/** Listens to all pages that are opened from now on, by VS Code's own prototype of panels. */
export function listenToPages(): Talk {
  const toPages: unknown[] = [];
  const fromPages: unknown[] = [];
  const own = vscode.window.createWebviewPanel('test', 'A page', vscode.ViewColumn.One);
  const shared = Object.getPrototypeOf(own.webview) as vscode.Webview;
  own.dispose();
  const original = Object.getOwnPropertyDescriptors(shared);
  const heard: vscode.Disposable[] = [];
  Object.defineProperty(shared, 'html', {
    ...original.html,
    set(this: vscode.Webview, document: string) {
      toPages.push(document);
      heard.push(this.onDidReceiveMessage((message: unknown) => fromPages.push(message)));
      original.html.set?.call(this, document);
    },
  });
  Object.defineProperty(shared, 'postMessage', {
    ...original.postMessage,
    value(this: vscode.Webview, message: unknown): Thenable<boolean> {
      toPages.push(message);
      return original.postMessage.value?.call(this, message) ?? Promise.resolve(false);
    },
  });
  return {
    toPages,
    fromPages,
    stop: () => {
      Object.defineProperties(shared, { html: original.html, postMessage: original.postMessage });
      vscode.Disposable.from(...heard).dispose();
    },
  };
}
