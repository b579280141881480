import { linkAt } from './markdown.ts';

/**
 * Hands the links of a page to the host, which opens them: VS Code's own handling, further up,
 * would open them a second time.
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
