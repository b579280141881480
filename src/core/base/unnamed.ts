/** The names of things without a name of their own; without the id where it is unknown. */
export interface Unnamed {
  readonly workflow: (id?: string) => string;
  readonly run: (id?: string) => string;
  readonly task: (id?: string) => string;
}
