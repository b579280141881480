import assert from 'node:assert/strict';
import fc from 'fast-check';
import { networkFault } from '../../../src/api/faults.ts';

/** An error as `fetch` wraps that of the system. */
const fetchFailed = (cause: unknown) => new TypeError('fetch failed', { cause });
const systemError = (code: string, syscall?: string) =>
  Object.assign(new Error(code), { code, syscall });

describe('A network fault', () => {
  const cases = [
    ['ECONNREFUSED', 'connect', false],
    ['ENOTFOUND', 'getaddrinfo', false],
    ['EAI_AGAIN', 'getaddrinfo', false],
    ['EHOSTUNREACH', 'connect', false],
    ['ETIMEDOUT', 'connect', false],
    ['EACCES', 'connect', false],
    ['UND_ERR_CONNECT_TIMEOUT', undefined, false],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', undefined, false],
    ['ERR_TLS_CERT_ALTNAME_INVALID', undefined, false],
    ['CERT_HAS_EXPIRED', undefined, false],
    ['ETIMEDOUT', 'read', true],
    ['ECONNRESET', 'read', true],
    ['ECONNRESET', undefined, true],
    ['EPIPE', 'write', true],
    ['UND_ERR_SOCKET', undefined, true],
    ['UND_ERR_HEADERS_TIMEOUT', undefined, true],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', undefined, true],
    ['UNHEARD_OF', undefined, true],
  ] as const;
  for (const [code, syscall, sent] of cases) {
    it(`of ${code} at ${syscall ?? 'any call'} is ${sent ? '' : 'not '}taken for sent`, () => {
      const fault = networkFault(fetchFailed(systemError(code, syscall)));
      assert.deepEqual(fault, { kind: 'network', code, sent });
    });
  }

  it('is unsent where every address of a name was tried without success', () => {
    const tries = [systemError('ECONNREFUSED', 'connect'), systemError('ECONNREFUSED', 'connect')];
    const error = Object.assign(new AggregateError(tries), { code: 'ECONNREFUSED' });
    assert.deepEqual(networkFault(fetchFailed(error)), {
      kind: 'network',
      code: 'ECONNREFUSED',
      sent: false,
    });
  });

  it('is unsent where a proxy refuses to connect', () => {
    const refusal = new Error('Proxy response (407) !== 200 when HTTP Tunneling');
    const error = fetchFailed(Object.assign(refusal, { code: 'UND_ERR_ABORTED' }));
    const expected = { kind: 'network', code: 'PROXY_407', sent: false };
    assert.deepEqual(networkFault(error), expected);
  });

  it('has no code where the error has none that is one', () => {
    for (const error of [new Error('x'), fetchFailed(undefined), { code: 'a secret' }, null]) {
      assert.deepEqual(networkFault(error), { kind: 'network', code: '', sent: true });
    }
  });

  it('is found in a chain that loops', () => {
    const error: Error & { code?: string } = systemError('ECONNRESET');
    error.cause = error;
    assert.deepEqual(networkFault(error), { kind: 'network', code: 'ECONNRESET', sent: true });
  });

  it('is told of anything that can be thrown', () => {
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        assert.ok(['network', 'notHttp'].includes(networkFault(thrown).kind));
      }),
    );
  });
});
