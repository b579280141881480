/** The host's side of the pages: a bundle of its own, loaded when there is a page to show. */
export const loadPanels = () => import('./panels.cjs');
