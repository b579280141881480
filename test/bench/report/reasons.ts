/**
 * Why a figure misses its aim, by its name, or by that of its series for all of its sizes. It is
 * told on the page of figures for those that miss it.
 */
export const reasons: Readonly<Record<string, string>> = {
  'form that can be typed into / empty page, in a window':
    'An empty page has 0.4 KB, and shows nothing that has to be asked for. Beyond it, VS Code takes over a document of 330 KB with our scripts, these run, and the form goes from its host to the page, where it is drawn, laid out and given the focus; each takes about a third.',
};
