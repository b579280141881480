/** How long a run is whose page is opened. */
export interface RunSize {
  readonly tasks: number;
  readonly events: number;
}

/** How much the bench does. It goes to modules in the extension host as JSON. */
export interface Effort {
  /** Times everything once, without a warm-up: the figures mean little then. */
  readonly once: boolean;
  /** The numbers of fields that forms have, the smallest first. */
  readonly forms: readonly [smallest: number, ...others: number[]];
  /** The numbers of workflows that lists have. */
  readonly lists: readonly number[];
  /** The numbers of workflows that somebody finds one in. */
  readonly find: readonly number[];
  /** The numbers of people that somebody is chosen from. */
  readonly people: readonly number[];
  /** The pages of runs that are opened, the smallest first. */
  readonly runs: readonly [smallest: RunSize, ...others: RunSize[]];
}

/** What figures that mean something take. */
export const full: Effort = {
  once: false,
  forms: [10, 100, 1000],
  lists: [100, 1000, 10_000, 100_000],
  find: [1000, 10_000, 100_000],
  people: [100, 1000, 10_000],
  runs: [
    { tasks: 10, events: 50 },
    { tasks: 100, events: 50 },
    { tasks: 1000, events: 50 },
    { tasks: 10, events: 1000 },
    { tasks: 10, events: 10_000 },
  ],
};

/** Enough to see that the bench itself works: every kind of figure, at the smallest size. */
export const smoke: Effort = {
  once: true,
  forms: [10, 100],
  lists: [100],
  find: [1000],
  people: [100],
  runs: [
    { tasks: 10, events: 50 },
    { tasks: 100, events: 50 },
  ],
};
