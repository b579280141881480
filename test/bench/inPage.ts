/**
 * Functions that run in the browser, in pages that have a frame clock. Each is sent there alone, so
 * it may use nothing else from outside itself.
 */

/** Times in milliseconds, from the message that opens the form. */
export interface Opening {
  /** The time until the inputs in sight are there and the page is laid out. */
  readonly laidOutMs: number;
  /** The time until the frame that shows them is drawn. */
  readonly paintedMs: number;
  /** The time until every input is there and the page is laid out. */
  readonly wholeMs: number;
}

export interface FormTimes extends Opening {
  /** The median time of one key, until the page has handled it and is laid out. */
  readonly keyMs: number;
}

interface Keys {
  readonly count: number;
  readonly warmUp: number;
}

type Drawn = Element & { readonly updateComplete?: Promise<unknown> };

/** Shows the form to the page, and waits until what is in sight is drawn, and then all of it. */
export async function openForm(task: {
  readonly message: unknown;
  readonly rows: number;
}): Promise<Opening> {
  const start = performance.now();
  const heard = new Promise((resolve) => {
    window.addEventListener('message', resolve, { once: true });
  });
  window.postMessage(task.message, window.origin);
  await heard;
  const laidOut = async (): Promise<number> => {
    const all = document.querySelectorAll<Drawn>('*');
    await Promise.all([...all].map(async (element) => element.updateComplete));
    document.body.getBoundingClientRect();
    return performance.now() - start;
  };
  const laidOutMs = await laidOut();
  await window.frameClock.drawn();
  const paintedMs = performance.now() - start;
  const rows = (): number => document.querySelectorAll('.row').length;
  while (rows() < task.rows) await new Promise((resolve) => requestAnimationFrame(resolve));
  if (rows() !== task.rows) throw new Error(`${rows()} rows instead of ${task.rows}.`);
  return { laidOutMs, paintedMs, wholeMs: await laidOut() };
}

/** Makes labels and inputs of the browser's own in a page that was shown nothing. */
export async function openPlain(rows: number): Promise<Opening> {
  const start = performance.now();
  const form = document.createElement('form');
  for (let index = 0; index < rows; index++) {
    const row = document.createElement('div');
    row.className = 'row';
    const label = document.createElement('label');
    label.className = 'label';
    label.htmlFor = `input-${index}`;
    label.textContent = `Field ${index}`;
    const input = document.createElement('input');
    input.id = label.htmlFor;
    input.className = 'text';
    row.append(label, input);
    form.append(row);
  }
  document.getElementById('root')?.append(form);
  document.body.getBoundingClientRect();
  const laidOutMs = performance.now() - start;
  await window.frameClock.drawn();
  return { laidOutMs, paintedMs: performance.now() - start, wholeMs: laidOutMs };
}

/** Types into the field called "Field 0", which is a short text. */
export async function typeIntoForm({ count, warmUp }: Keys): Promise<number> {
  const component = document.querySelector<Drawn>('#field-0');
  const input = component?.shadowRoot?.querySelector('input');
  if (!component || !input) throw new Error('There is no first field.');
  const times: number[] = [];
  for (let key = 0; key < count + warmUp; key++) {
    const start = performance.now();
    input.value = 'a'.repeat(key + 1);
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await component.updateComplete;
    document.body.getBoundingClientRect();
    times.push(performance.now() - start);
  }
  const counted = times.slice(warmUp).sort((a, b) => a - b);
  return counted[Math.floor(counted.length / 2)] ?? NaN;
}

/** Types into the first of the browser's own inputs, with a listener that reads it. */
export async function typeIntoPlain({ count, warmUp }: Keys): Promise<number> {
  const input = document.querySelector<HTMLInputElement>('#input-0');
  if (!input) throw new Error('There is no first input.');
  input.addEventListener('input', () => {
    document.body.dataset.noted = input.value;
  });
  const times: number[] = [];
  for (let key = 0; key < count + warmUp; key++) {
    const start = performance.now();
    input.value = 'a'.repeat(key + 1);
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await Promise.resolve();
    document.body.getBoundingClientRect();
    times.push(performance.now() - start);
  }
  const counted = times.slice(warmUp).sort((a, b) => a - b);
  return counted[Math.floor(counted.length / 2)] ?? NaN;
}
