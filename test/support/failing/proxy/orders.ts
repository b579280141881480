/** The messages between a fault proxy's parent and its process. */
import type { Scenario } from './behaviour.ts';

export type Order = { readonly id: number } & (
  | { readonly order: 'open'; readonly scenario: Scenario }
  | { readonly order: 'change'; readonly index: number; readonly scenario: Scenario }
  | { readonly order: 'mend' | 'seen'; readonly index: number }
);

export interface Report {
  /** The id of the order; 0 when the process is ready. */
  readonly id: number;
  readonly result: {
    readonly authority?: string;
    readonly index?: number;
    readonly origin?: string;
    readonly seen?: readonly string[];
  };
  readonly failure?: string;
}
