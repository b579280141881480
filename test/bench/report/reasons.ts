const fewRows =
  'So short a list is shown as a whole, so that it does not flicker: twice as many rows as the floor shows, which take about 0.5 ms.';
const firstOfMany =
  'All 200 workflows of the first page are read before 50 of them are shown, which takes 0.7 ms. The others wait for 50 ms, which a window on a busy machine may not take to show the first ones.';

const kept =
  'The files are read, held against their seal and parsed, and rows are made of them, which takes 2 to 7 ms more than rows that are there already.';

/**
 * Why a figure misses its aim, by its name, or by that of its series for all of its sizes. It is
 * told on the page of figures for those that miss it.
 */
export const reasons: Readonly<Record<string, string>> = {
  'require + activate() / of an idle one':
    'About half is compiling 55 KB, the other half registering commands and views, each a message to the window. Of this run, other work on the machine is a part: 7.1 to 7.5 ms were measured in quiet moments.',
  'from click to answer / a bare page that syncs and POSTs the same':
    'Both sync and send the same in the same time. Beyond that, our form is checked in the page and in its host (0.8 ms), the client’s own checks take 0.4 ms, and what has started is shown in place of the form, with its buttons, which are drawn ahead (1 to 2 ms).',
  '100 workflows: as they were kept / the same rows from memory': kept,
  '10,000 workflows: as they were kept / the same rows from memory': kept,
  '50 runs as they were kept / from memory': kept,
  '1,000 tasks as they were kept / from memory': kept,
  '100 workflows: first 50 rows / bare request, 50 rows (documented API)': fewRows,
  '100 workflows: first 50 rows / bare request, 50 rows (current API)': fewRows,
  'first 50 rows / bare request, 50 rows (current API)': firstOfMany,
  'the whole list / bare request (documented API)':
    'Both parse the same; ours also reads each entry, which takes 1 to 2 µs of it, and of a long list piece by piece while it arrives, so that other work is never held up by more than 20 ms. On an idle machine that is done while the next piece comes: 1.0 to 1.3 times. Beside other work the server waits for each piece to be done.',
  'the whole list / bare request (current API)':
    'Both parse the same, in 101 requests at 100,000, one after the other. Ours also reads each entry, makes an object of it and looks for repetitions, which takes about 1 µs of it and leaves half as much again to be collected.',
  'first 50 / bare request (current API)':
    'Beside the request, each run is checked, mapped and given the names of its people.',
  'run opened / the smallest run':
    'Both draw what is in sight alone, in a frame or two of 17 ms. All of a long run comes in one message, of 2 MB for 10,000 events, which is copied into the page before anything is drawn, and its time line is made of all tasks and events.',
  'form that can be typed into / empty page, in a window':
    'An empty page has 0.4 KB and nothing to draw. Beyond it, VS Code parses, writes and parses again a document of 180 KB (about 15 ms; it is carried while the tab is made), our script runs (10 ms), and the form, which is there by then, is drawn, laid out and given the focus (25 ms); what is painted then holds up the letter for some more.',
  'The extension host: rounds / of eight hours':
    'A round takes about 10 s on two cores, most of it the drawing of VS Code’s own window, so that 2,000 take more than five hours. After the first tenth of these, the heap was flat with 95 %: more rounds make the bound narrower.',
};
