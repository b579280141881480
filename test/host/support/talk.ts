import * as vscode from 'vscode';

/** What pages and their host have said to each other, and the documents that pages began with. */
export interface Talk {
  readonly toPages: readonly unknown[];
  readonly fromPages: readonly unknown[];
  stop(): void;
}

/** Listens to all pages that are opened from now on: at what VS Code has in common for them. */
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
