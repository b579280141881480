/** The page's end of the line to the extension host. */
export interface HostLink<Message, State> {
  post(message: Message): void;
  /** What `keep` was last given, also before a reload; it is not checked. */
  kept(): unknown;
  /** Kept by VS Code for as long as the panel lives, hidden or not. */
  keep(state: State): void;
}

/** @throws when called a second time: VS Code hands its API to a page only once. */
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
