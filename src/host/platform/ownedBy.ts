import type { Disposable, ExtensionContext } from 'vscode';

/** Has a part end with the extension. */
export const ownedBy =
  ({ subscriptions }: Pick<ExtensionContext, 'subscriptions'>) =>
  <Part extends Pick<Disposable, 'dispose'>>(part: Part): Part => {
    subscriptions.push(part);
    return part;
  };
