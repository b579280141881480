import type { Assignee } from '../account/assignee.ts';
import { folded } from '../base/folded.ts';
import { Matcher } from '../base/matcher.ts';
import type { Search } from '../base/search.ts';

/** The assignees by a text; undefined where several have it. */
type ByText = Map<string, Assignee | undefined>;

const order = ({ kind }: Assignee): number => (kind === 'group' ? 0 : 1);

/** How many assignees are made ready in one step. */
const stepSize = 200;

/** What is found before somebody types: by one word, then from there by two, which takes other ways. */
const trialTexts = ['a', 'a e', 'a e i'] as const;

function note(by: ByText, text: string, assignee: Assignee): void {
  by.set(text, by.has(text) ? undefined : assignee);
}

/** A list of assignees, ready to be found in. It is made ready when it is first asked, or before. */
export class AssigneeIndex {
  /** Finds groups before people. */
  readonly matcher: Matcher<Assignee>;
  readonly #all: readonly Assignee[];
  readonly #values = new Map<string, Assignee>();
  readonly #names: ByText = new Map();
  readonly #folded: ByText = new Map();
  /** How many of them can be asked for by a text. */
  #ready = 0;
  #earlier: Search<Assignee> | undefined;

  constructor(all: readonly Assignee[]) {
    this.#all = all;
    this.matcher = new Matcher(
      all.toSorted((a, b) => order(a) - order(b)),
      ({ name, value }) => ({ names: [name, value] }),
    );
  }

  /** Makes it ready step by step, and finds something, so that this code is compiled. */
  *prepare(): Generator<undefined, void> {
    yield* this.matcher.prepare();
    let earlier: Search<Assignee> | undefined;
    for (const typed of trialTexts) {
      const search = this.matcher.search({ typed, loosely: false, most: Infinity, earlier });
      yield* search.steps();
      search.best(1);
      earlier = search;
    }
    while (this.#ready < this.#all.length) {
      this.#prepareTo(this.#ready + stepSize);
      yield;
    }
  }

  /** The best that fit a typed text, groups before people, and how many fit. */
  find(
    typed: string,
    most: number,
  ): { readonly first: readonly Assignee[]; readonly count: number } {
    const { items } = this.matcher;
    if (typed.trim() === '') return { first: items.slice(0, most), count: items.length };
    const search = this.matcher.searched({
      typed,
      loosely: false,
      most: Infinity,
      earlier: this.#earlier,
    });
    this.#earlier = search;
    return { first: search.best(most).map(({ item }) => item), count: search.count };
  }

  /**
   * The assignee that a text names exactly: by e-mail address, by group, or by a name that only one
   * person has. Of names that differ only in accents, it is the one with the same accents.
   */
  named(typed: string): Assignee | undefined {
    this.#prepareTo(this.#all.length);
    const wanted = typed.trim().toLowerCase();
    return this.#values.get(wanted) ?? this.#names.get(wanted) ?? this.#folded.get(folded(wanted));
  }

  #prepareTo(end: number): void {
    for (const assignee of this.#all.slice(this.#ready, end)) {
      const value = assignee.value.toLowerCase();
      if (!this.#values.has(value)) this.#values.set(value, assignee);
      note(this.#names, assignee.name.toLowerCase(), assignee);
      note(this.#folded, folded(assignee.name), assignee);
    }
    this.#ready = Math.max(this.#ready, Math.min(end, this.#all.length));
  }
}

/** What follows from a list alone, for as long as the list is in use. */
const indexes = new WeakMap<readonly Assignee[], AssigneeIndex>();

/** The index of a list, which is made once. */
export function indexOf(all: readonly Assignee[]): AssigneeIndex {
  const known = indexes.get(all);
  if (known) return known;
  const made = new AssigneeIndex(all);
  indexes.set(all, made);
  return made;
}
