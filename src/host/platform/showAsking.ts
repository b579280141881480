import { window } from 'vscode';

/** Shows in a view that the service is asked for what it shows; `asking` must not reject. */
export const showAsking = (viewId: string, asking: Promise<void>): void => {
  void window.withProgress({ location: { viewId } }, () => asking);
};
