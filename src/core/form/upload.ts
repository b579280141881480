/** A file to upload. */
export interface Upload {
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
}
