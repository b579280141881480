/** What a fault proxy does with a request that it would otherwise pass on. Plain data. */
export type ProxyBehaviour =
  /** Passes the request on, and the answer back after that many milliseconds. */
  | { readonly does: 'delay'; readonly ms: number }
  /** Never answers. */
  | { readonly does: 'keepSilent' }
  /** Sends the headers and the beginning of an answer, and nothing after that. */
  | { readonly does: 'stall' }
  /** Breaks the connection; where `passedOn`, the request has had its effect by then. */
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
  /** 429 with a date to wait for, both seconds from now, by a clock that is off by as many seconds. */
  | { readonly does: 'limitUntil'; readonly seconds: number; readonly clockOff: number }
  /** JSON of that length, which is an empty list. */
  | { readonly does: 'fill'; readonly megabytes: number; readonly status: number }
  /** JSON that is small on the wire and gigabytes when unpacked. */
  | { readonly does: 'bomb'; readonly encoding: 'gzip' | 'br' }
  /** Passes the request on, and the answer back with something of it made larger or otherwise. */
  | { readonly does: 'reshape'; readonly into: Shape };

/** An answer that has nothing to do with the request. */
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

/** What meets a connection, before anything is said on it. */
export type Greeting =
  | 'http'
  /** Nobody listens. */
  | 'nobody'
  /** Breaks the connection as soon as something comes in, and reads none of it. */
  | 'reset'
  /** TLS with a certificate for this machine, of an authority that the tests trust. */
  | 'tls'
  | 'tlsSelfSigned'
  | 'tlsExpired'
  | 'tlsOtherName'
  /** Plain HTTP where TLS is expected. */
  | 'httpForTls'
  /** TLS where plain HTTP is expected. */
  | 'tlsForHttp';

/** A server that fails in one way, until it is mended. */
export interface Scenario {
  /** As a regular expression over `GET /path`: what fails. Everything else is passed on. */
  readonly target: string;
  readonly behaviour?: ProxyBehaviour;
  /** How many of those requests fail; all by default. */
  readonly times?: number;
  readonly greeting?: Greeting;
  /** Listens on the loopback address of IPv6. */
  readonly ipv6?: boolean;
  /** False to have each connection end with its answer, so that none is met in an earlier way. */
  readonly keepsConnections?: boolean;
}
