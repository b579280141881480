/** A field that is filled in, as a person reads it. */
export interface FilledField {
  readonly name: string;
  readonly text: string;
}
