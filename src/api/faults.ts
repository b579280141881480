import type { Fault } from './exchange.ts';

/** Codes of Node, undici and OpenSSL for a connection that was never made. */
const codesBeforeSending: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
  'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
  'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
]);
const callsBeforeSending: ReadonlySet<unknown> = new Set(['connect', 'getaddrinfo']);
/** Errors wrap one another; a longer chain is a loop. */
const deepestCause = 5;

/** The message of undici when a proxy refuses to connect. Nothing else tells this error apart. */
const proxyRefusal = /^Proxy response \((\d{3})\) !== 200 when HTTP Tunneling/;

interface SystemError {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly cause?: unknown;
}

/** The chain of causes, innermost first, since that one is the system's own. */
function causes(error: unknown, depth = 0): readonly SystemError[] {
  if (typeof error !== 'object' || error === null || depth > deepestCause) return [];
  const { cause } = error as SystemError;
  return [...causes(cause, depth + 1), error];
}

const isCode = (code: unknown): code is string =>
  typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,63}$/.test(code);

/** The status with which a proxy has refused. */
const refusedByProxy = (chain: readonly SystemError[]): string | undefined =>
  chain
    .map(({ message }) =>
      typeof message === 'string' ? proxyRefusal.exec(message)?.[1] : undefined,
    )
    .find((status) => status !== undefined);

/**
 * The fault behind an error of `fetch`. Only its code is taken, since the error itself holds the
 * key. Unless it is certain that nothing was sent, it counts as sent.
 */
export function networkFault(error: unknown): Fault {
  const chain = causes(error);
  if (chain.some(({ name }) => name === 'HTTPParserError')) return { kind: 'notHttp' };
  const status = refusedByProxy(chain);
  if (status !== undefined) return { kind: 'network', code: `PROXY_${status}`, sent: false };
  const code = chain.map((link) => link.code).find(isCode) ?? '';
  const unsent =
    codesBeforeSending.has(code) || chain.some(({ syscall }) => callsBeforeSending.has(syscall));
  return { kind: 'network', code, sent: !unsent };
}
