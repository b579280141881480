import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  demoAccount,
  hostedServer,
  keyFault,
  parseServer,
} from '../../../../src/core/account/account.ts';

describe('The address of a server', () => {
  const good = [
    [hostedServer, hostedServer],
    [' https://api.pneumatic.app/ ', 'https://api.pneumatic.app'],
    ['https://Example.ORG:443', 'https://example.org'],
    ['https://example.org:8001/api/v1//', 'https://example.org:8001/api/v1'],
    ['https://example.org/a/../b', 'https://example.org/b'],
    ['tools.example', 'https://tools.example'],
    ['Tools.Example:8443/api/', 'https://tools.example:8443/api'],
    ['10.0.0.5:8001', 'https://10.0.0.5:8001'],
    ['bücher.example', 'https://xn--bcher-kva.example'],
    ['localhost', 'http://localhost'],
    ['localhost:8001', 'http://localhost:8001'],
    ['127.0.0.1:8001/eu', 'http://127.0.0.1:8001/eu'],
    ['[::1]:8001', 'http://[::1]:8001'],
    ['https://example.org/%65u/%c3%a4%2f', 'https://example.org/eu/%C3%A4%2F'],
    ['https://example.org/%7Eann/%2e%2e/eu', 'https://example.org/eu'],
    ['http://localhost:8001', 'http://localhost:8001'],
    ['http://127.0.0.1:8001/', 'http://127.0.0.1:8001'],
    ['http://127.8.9.10', 'http://127.8.9.10'],
    ['http://[::1]:8001', 'http://[::1]:8001'],
    ['https://[2001:db8::1]', 'https://[2001:db8::1]'],
  ] as const;
  for (const [address, server] of good) {
    it(`is taken from ${address}`, () => {
      assert.deepEqual(parseServer(address), { ok: true, value: server });
    });
  }

  const bad = [
    ['', 'notAddress'],
    ['//tools.example', 'notAddress'],
    ['harbor', 'notAddress'],
    ['harbor:8001', 'notAddress'],
    ['pn-0123456789abcdefghijklmnopqrstuv', 'notAddress'],
    ['eyJhbGci.eyJzdWIi.c2lnbmF0dXJlX29mX2FfdG9rZW4', 'notAddress'],
    ['tools example', 'notAddress'],
    ['tools.example:99999', 'notAddress'],
    ['ann@tools.example', 'hasCredentials'],
    ['tools.example?a=1', 'hasQuery'],
    ['ftp://example.org', 'notAddress'],
    ['javascript:alert(1)', 'notAddress'],
    ['file:///etc', 'notAddress'],
    ['https://', 'notAddress'],
    ['http://example.org', 'notHttps'],
    ['http://localhost.example.org', 'notHttps'],
    ['http://127.0.0.1.example.org', 'notHttps'],
    ['http://0.0.0.0', 'notHttps'],
    ['http://192.168.1.10', 'notHttps'],
    ['http://[::2]', 'notHttps'],
    ['https://ann@example.org', 'hasCredentials'],
    ['https://ann:secret@example.org', 'hasCredentials'],
    ['https://example.org/?a=1', 'hasQuery'],
    ['https://example.org/#a', 'hasQuery'],
  ] as const;
  for (const [address, fault] of bad) {
    it(`is refused as ${fault}: ${JSON.stringify(address)}`, () => {
      assert.deepEqual(parseServer(address), { ok: false, error: fault });
    });
  }

  it('stays the same when it is parsed again', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['https'], withFragments: false }), (url) => {
        const server = parseServer(url);
        assert.ok(server.ok);
        assert.deepEqual(parseServer(server.value), server);
        assert.equal(server.value.endsWith('/'), false);
      }),
    );
  });

  it('is refused or taken, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.equal(typeof parseServer(text).ok, 'boolean');
      }),
    );
  });
});

describe('A key', () => {
  const cases = [
    ['pn-0123456789abcdefghijklmnopqrstuv', undefined],
    ['x'.repeat(512), undefined],
    ['', 'empty'],
    [' ', 'hasSpaces'],
    ['a b', 'hasSpaces'],
    ['ab\n', 'hasSpaces'],
    ['ab\r\nX-Evil: 1', 'hasSpaces'],
    ['a\u00a0b', 'hasSpaces'],
    ['schlüssel', 'notAscii'],
    ['a\u0000b', 'notAscii'],
    ['a\u007fb', 'notAscii'],
    ['x'.repeat(513), 'tooLong'],
  ] as const;
  for (const [key, fault] of cases) {
    it(`${JSON.stringify(key.slice(0, 20))} is ${fault ?? 'good'}`, () => {
      assert.equal(keyFault(key), fault);
    });
  }

  it('that is good fits into a header as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (key) => {
        if (keyFault(key) !== undefined) return;
        const authorization = `Bearer ${key}`;
        assert.equal(new Headers({ authorization }).get('authorization'), authorization);
      }),
    );
  });
});

describe('An account', () => {
  it('is the same demo on any port', () => {
    assert.equal(demoAccount('http://127.0.0.1:1').id, demoAccount('http://127.0.0.1:2').id);
  });
});
