/** What things are called that have no name of their own; without an id where none is known. */
export interface Unnamed {
  readonly workflow: (id?: string) => string;
  readonly run: (id?: string) => string;
  readonly task: (id?: string) => string;
}
