const kept =
  'The files are read, held against their seal and parsed before there are rows, which takes 8 to 18 ms more than rows that are there already.';

/**
 * Why a figure misses its aim, by its name, or by that of its series for all of its sizes. It is
 * told on the page of figures for those that miss it.
 */
export const reasons: Readonly<Record<string, string>> = {
  'require + activate() / of an idle one':
    'About half is compiling 53 KB, the other half registering commands and views, each a message to the window. Of this run, other work on the machine is a part: 7.4 ms were measured in a quiet moment.',
  'from click to answer / a bare page that syncs and POSTs the same':
    'Both sync and send the same. Beyond that, our form is checked in the page and in its host, says that it is sending, and draws what has started. Measured beside other figures, which makes all of that slower.',
  '100 workflows: as they were kept / the same rows from memory': kept,
  '10,000 workflows: as they were kept / the same rows from memory': kept,
  '50 runs as they were kept / from memory': kept,
  '1,000 tasks as they were kept / from memory': kept,
  'form that can be typed into / empty page, in a window':
    'An empty page has 0.4 KB, and shows nothing that has to be asked for. Beyond it, VS Code takes over a document of 330 KB with our scripts, these run, and the form goes from its host to the page, where it is drawn, laid out and given the focus; each takes about a third.',
};
