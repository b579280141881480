/**
 * Replaces VS Code's side of a page, which exists only inside VS Code: `acquireVsCodeApi`, the
 * state that it keeps across reloads, and the theme. Runs in the browser before the page's own
 * script, so it may use nothing from outside itself.
 */
export interface PageHost {
  readonly messages: unknown[];
  /** The zones that the page has reported for its window, apart from its other messages. */
  readonly zones: unknown[];
  /** What the browser refused because of the policy, and uncaught errors. */
  readonly complaints: string[];
  /** The state that VS Code keeps for the page. */
  kept(): unknown;
  /** Whether the host answers the page's `ping`. */
  alive: boolean;
}

export interface PageHostOptions {
  readonly kind: string;
  readonly variables: Readonly<Record<string, string>>;
  /** The state that VS Code kept from before; undefined for a new page. */
  readonly state?: unknown;
}

declare global {
  interface Window {
    pageHost: PageHost;
    /** Set by a hostile text that has been run. */
    attacked?: boolean;
  }
}

export function installPageHost({ kind, variables, state }: PageHostOptions): void {
  const stateKey = 'state of the page';
  const kept = (): unknown => JSON.parse(sessionStorage.getItem(stateKey) ?? 'null');
  const host: PageHost = { messages: [], zones: [], complaints: [], kept, alive: true };
  if (state !== undefined && sessionStorage.getItem(stateKey) === null) {
    sessionStorage.setItem(stateKey, JSON.stringify(state));
  }
  const api = {
    postMessage: (message: { readonly type: string }) => {
      if (message.type === 'windowZone') host.zones.push(message);
      else if (message.type !== 'ping') host.messages.push(structuredClone(message));
      else if (host.alive) window.postMessage({ type: 'pong' }, window.origin);
    },
    getState: kept,
    setState: (kept: unknown) => {
      sessionStorage.setItem(stateKey, JSON.stringify(kept));
    },
  };
  Object.assign(window, { pageHost: host, acquireVsCodeApi: () => api });
  document.addEventListener('securitypolicyviolation', (event) => {
    host.complaints.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
  });
  document.addEventListener('DOMContentLoaded', () => {
    document.body.className = kind;
    document.body.dataset.vscodeThemeKind = kind;
  });
  // The very first script runs before there is an element to style.
  const dress = (): void => {
    for (const [name, value] of Object.entries(variables)) {
      document.documentElement.style.setProperty(name, value);
    }
  };
  new MutationObserver((_, observer) => {
    observer.disconnect();
    dress();
  }).observe(document, { childList: true });
}
