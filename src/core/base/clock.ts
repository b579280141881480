/** The clock that a poller uses. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once after this time, unless the returned function is called before. */
  after(ms: number, callback: () => void): () => void;
}
