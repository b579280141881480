/** How the page exchanges messages with the extension host, and keeps its state. */
export interface HostLink<Message, State> {
  post(message: Message): void;
  /** The state last passed to `keep`, even before a reload; it is unchecked. */
  kept(): unknown;
  /** Makes VS Code keep a state as long as the panel exists, hidden or not. */
  keep(state: State): void;
}

/**
 * Connects to the host.
 * @throws when called a second time: VS Code gives a page its API only once.
 */
export function connectToHost(): HostLink<unknown, unknown> {
  const api = acquireVsCodeApi();
  return {
    post: (message) => {
      api.postMessage(message);
    },
    kept: () => api.getState(),
    keep: (state) => {
      api.setState(state);
    },
  };
}
