import { plainName } from './named.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}
type ByText<Thing> = Map<string, Thing[]>;

/** How many names are made ready in one step. */
const stepSize = 200;

function note<Thing>(by: ByText<Thing>, text: string, thing: Thing): void {
  const others = by.get(text);
  if (others) others.push(thing);
  else by.set(text, [thing]);
}

/** A long list of things, ready to be asked for by many written names. */
export class NameIndex<Thing extends Named> {
  readonly #things: readonly Thing[];
  readonly #byId: ByText<Thing> = new Map();
  readonly #byPlainName: ByText<Thing> = new Map();
  #ready = 0;

  constructor(things: readonly Thing[]) {
    this.#things = things;
  }

  /** Makes it ready step by step; what asks for a name does so at once. */
  *prepare(): Generator<undefined, void> {
    while (this.#ready < this.#things.length) {
      this.#prepareTo(this.#ready + stepSize);
      yield;
    }
  }

  /** The things that a written name means, as `named` finds them. */
  named(wanted: string): readonly Thing[] {
    this.#prepareTo(this.#things.length);
    const byId = this.#byId.get(wanted);
    if (byId) return byId;
    const plain = plainName(wanted);
    const like = this.#byPlainName.get(plain) ?? [];
    const exact = like.filter(({ name }) => name === wanted);
    return exact.length > 0 || plain === '' ? exact : like;
  }

  /** What to write for a thing so that it is found again, as `uniqueNames` says. */
  written({ id, name }: Thing): string {
    this.#prepareTo(this.#things.length);
    const isUnique = name.trim() !== '' && this.#byPlainName.get(plainName(name))?.length === 1;
    return isUnique && (name === id || !this.#byId.has(name)) ? name : id;
  }

  #prepareTo(end: number): void {
    for (const thing of this.#things.slice(this.#ready, end)) {
      note(this.#byId, thing.id, thing);
      note(this.#byPlainName, plainName(thing.name), thing);
    }
    this.#ready = Math.max(this.#ready, Math.min(end, this.#things.length));
  }
}
