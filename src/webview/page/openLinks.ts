import { isOpenable } from '../../core/base/markdown.ts';

/** The address of the link that was clicked, if it may be opened. */
function linkAt(event: Event): string | undefined {
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  return link && isOpenable(link.href) ? link.href : undefined;
}

/**
 * Passes clicked links of a page to the host, which opens them, and stops the event: VS Code's own
 * handler would open them a second time.
 */
export function openLinks(root: HTMLElement, open: (url: string) => void): void {
  const handle = (event: Event): void => {
    const url = linkAt(event);
    if (url === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    open(url);
  };
  root.addEventListener('click', handle);
  root.addEventListener('auxclick', handle);
}
