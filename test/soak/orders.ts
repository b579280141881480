/** What leaks on purpose, to see whether it is found. */
export const plants = ['listener', 'timer', 'watcher', 'text'] as const;
export type Plant = (typeof plants)[number];

/** What the module in the extension host is asked to do. */
export type Order =
  /** Activates our extension, once. */
  | { readonly do: 'activate' }
  /** Tells the processor time that the host has used so far, in milliseconds. */
  | { readonly do: 'processor' }
  /**
   * Runs a command; without `waits`, its end is not waited for, as where it asks the person;
   * `inNoTime` lets the time of our extension pass until it has ended.
   */
  | {
      readonly do: 'run';
      readonly command: string;
      readonly args?: readonly unknown[];
      readonly waits?: boolean;
      readonly inNoTime?: boolean;
    }
  | { readonly do: 'setSetting'; readonly id: string; readonly value: unknown }
  | { readonly do: 'open'; readonly file: string }
  | { readonly do: 'count' }
  /** Has something leak, once or as often as is said. */
  | { readonly do: 'plant'; readonly plant: Plant; readonly times?: number }
  | { readonly do: 'focus'; readonly focused: boolean }
  /** Lets the time of our extension pass. */
  | { readonly do: 'pass'; readonly minutes: number }
  | { readonly do: 'snapshot'; readonly file: string }
  | { readonly do: 'end' };

/** What is left in the extension host, after a collection. */
export interface Left {
  readonly counts: Readonly<Record<string, number>>;
  readonly heap: number;
}

/** The variable with the file in which the module says at which port it takes orders. */
export const portFileVariable = 'PNEUMATIC_SOAK_PORT_FILE';

/** The variable that has the figures of pages kept for the page of figures. */
export const keepVariable = 'PNEUMATIC_SOAK_KEEP';

/** The variable with the number of rounds in which each page that stays open is used. */
export const pageRoundsVariable = 'PNEUMATIC_SOAK_PAGE_ROUNDS';
