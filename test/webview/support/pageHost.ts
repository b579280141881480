/**
 * Stands in for VS Code's side of a page, as it exists only inside VS Code: `acquireVsCodeApi`, the
 * state it keeps across reloads, the theme. Runs in the browser, before the page's own script, so
 * it may use nothing from outside itself.
 */
export interface PageHost {
  readonly messages: unknown[];
  /** What the page has said of the zone of its window, apart from what it says as the page it is. */
  readonly zones: unknown[];
  /** What the browser refused for the sake of the policy, and what went wrong unnoticed. */
  readonly complaints: string[];
  /** What VS Code keeps for the page. */
  kept(): unknown;
  /** Whether the page is answered when it asks for its host. */
  alive: boolean;
}

export interface PageHostOptions {
  readonly kind: string;
  readonly variables: Readonly<Record<string, string>>;
  /** What VS Code kept from before; undefined for a page that is new. */
  readonly state?: unknown;
}

declare global {
  interface Window {
    pageHost: PageHost;
    /** Set by a test whose hostile text got to run. */
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
  // The first script of all runs before there is an element to style.
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
