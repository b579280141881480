/** The clock that a poller goes by. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once, after so many milliseconds, unless what it returns is called before. */
  after(ms: number, callback: () => void): () => void;
}
