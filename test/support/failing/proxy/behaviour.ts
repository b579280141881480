/** What a fault proxy does with a request instead of passing it on. Plain data. */
export type ProxyBehaviour =
  /** Passes the request on, and the answer back after this number of milliseconds. */
  | { readonly does: 'delay'; readonly ms: number }
  /** Never answers. */
  | { readonly does: 'keepSilent' }
  /** Sends the headers and the beginning of an answer, and then nothing. */
  | { readonly does: 'stall' }
  /** Breaks the connection; if `passedOn`, after the request had its effect. */
  | { readonly does: 'reset'; readonly passedOn: boolean }
  /** Closes the connection politely, without an answer. */
  | { readonly does: 'hangUp' }
  /** Passes the request on, and sends half of the answer before the connection ends. */
  | { readonly does: 'cut'; readonly by: 'reset' | 'close' }
  /** Answers with bytes that are not HTTP. */
  | { readonly does: 'speakOtherwise' }
  /** Sends an answer of 1xx, and then the real one unless it is 101. */
  | { readonly does: 'inform'; readonly status: number }
  | StaticAnswer
  /**
   * 429 with a date to wait for, in this number of seconds, by a clock that is wrong by as many
   * seconds.
   */
  | { readonly does: 'limitUntil'; readonly seconds: number; readonly clockOff: number }
  /** An empty list in JSON, of this length. */
  | { readonly does: 'fill'; readonly megabytes: number; readonly status: number }
  /** JSON that is small on the wire, and gigabytes when unpacked. */
  | { readonly does: 'bomb'; readonly encoding: 'gzip' | 'br' }
  /** Passes the request on, and the answer back with a part of it enlarged or changed. */
  | { readonly does: 'reshape'; readonly into: Shape };

/** An answer that does not depend on the request. */
export interface StaticAnswer {
  readonly does: 'answer';
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Shape =
  | 'tenThousandWorkflows'
  | 'fiveHundredFields'
  | 'longNames'
  | 'clockAhead'
  | 'clockBehind'
  | 'labelledHtml'
  | 'labelledNothing';

/** What happens to a connection before any request. */
export type Greeting =
  | 'http'
  /** No process listens. */
  | 'nobody'
  /** Breaks the connection when the first bytes come in, without reading them. */
  | 'reset'
  /** TLS with a certificate for this machine, signed by an authority that the tests trust. */
  | 'tls'
  | 'tlsSelfSigned'
  | 'tlsExpired'
  | 'tlsOtherName'
  /** Plain HTTP where TLS is expected. */
  | 'httpForTls'
  /** TLS where plain HTTP is expected. */
  | 'tlsForHttp';

/** A server that fails in one way until it is mended. */
export interface Scenario {
  /** The requests that fail, as a regular expression over `GET /path`. All others are passed on. */
  readonly target: string;
  readonly behaviour?: ProxyBehaviour;
  /** How many of these requests fail; all by default. */
  readonly times?: number;
  readonly greeting?: Greeting;
  /** Whether it listens on the loopback address of IPv6. */
  readonly ipv6?: boolean;
  /** False to close each connection after its answer, so that none keeps an earlier greeting. */
  readonly keepsConnections?: boolean;
}
