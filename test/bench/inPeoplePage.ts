/**
 * Functions that run in the browser. Each is sent there alone, so it may use nothing from outside
 * itself.
 */

/** Times in milliseconds, each until the page is laid out. */
export interface PeopleTimes {
  /** The slowest key of a name that is typed, the first one included. */
  readonly keyMs: number;
  /** Opening the list with nothing typed. */
  readonly openMs: number;
  /** The slowest of some steps down the list. */
  readonly stepMs: number;
}

type Drawn = Element & { readonly updateComplete?: Promise<unknown> };

/** Shows a form with a field for people, and tells it who there is. */
export async function showPeople(messages: readonly unknown[]): Promise<void> {
  for (const message of messages) {
    const heard = new Promise((resolve) => {
      window.addEventListener('message', resolve, { once: true });
    });
    window.postMessage(message, window.origin);
    await heard;
    await Promise.all(
      [...document.querySelectorAll<Drawn>('*')].map(async (each) => each.updateComplete),
    );
  }
  if (!document.querySelector('pneumatic-person-field')) throw new Error('There is no field.');
}

/** Makes an input of the browser's own, with a list of the names that have the typed text. */
export function showPlainPeople(names: readonly string[]): void {
  const field = document.createElement('div');
  const input = document.createElement('input');
  const list = document.createElement('ul');
  field.className = 'plain';
  field.append(input, list);
  document.getElementById('root')?.append(field);
  const draw = (): void => {
    const typed = input.value.toLowerCase();
    const fitting = names.filter((name) => name.toLowerCase().includes(typed)).slice(0, 50);
    list.replaceChildren(
      ...fitting.map((name) => {
        const item = document.createElement('li');
        item.textContent = name;
        return item;
      }),
    );
  };
  input.addEventListener('input', draw);
  input.addEventListener('click', draw);
  input.addEventListener('keydown', () => {
    const marked = list.querySelector('.marked');
    marked?.classList.remove('marked');
    (marked?.nextElementSibling ?? list.firstElementChild)?.classList.add('marked');
  });
}

/** Opens the list, walks down it, and types a name. */
export async function usePeople(selector: string): Promise<PeopleTimes> {
  const field = document.querySelector<Drawn>(selector);
  const input = field?.querySelector('input');
  if (!field || !input) throw new Error('There is no input.');
  const timed = async (work: () => void): Promise<number> => {
    const start = performance.now();
    work();
    await field.updateComplete;
    document.body.getBoundingClientRect();
    const ms = performance.now() - start;
    // As between two keys, the browser draws and does what waits.
    await new Promise((resolve) => setTimeout(resolve, 30));
    return ms;
  };
  input.focus();
  await timed(() => undefined);
  const openMs = await timed(() => {
    input.click();
  });
  const steps: number[] = [];
  for (let step = 0; step < 10; step++) {
    steps.push(
      await timed(() => {
        input.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
      }),
    );
  }
  const keys: number[] = [];
  for (const text of ['p', 'pe', 'person', 'person 9', 'person 99', 'person 999']) {
    keys.push(
      await timed(() => {
        input.value = text;
        input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      }),
    );
  }
  return { openMs, stepMs: Math.max(...steps), keyMs: Math.max(...keys) };
}
