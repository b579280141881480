import fc from 'fast-check';
import { anyBody, anyContentType, anyMethod, anyPath, anyQuery, placeholders } from './parts.ts';

const anyTarget = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(anyPath, anyQuery).map((parts) => parts.join('')) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...[
        '*',
        '',
        '//',
        '///',
        '/../../etc/passwd',
        'workflows',
        '/workflows#x',
        '/\\..\\',
        '?',
        '/%',
      ],
      ...[
        'http://evil.example/workflows',
        'http://[::1',
        'http://user:pass@127.0.0.1/',
        'file:///etc/passwd',
      ],
      ...[
        'evil.example:443',
        '/\0',
        `/${'a'.repeat(20_000)}`,
        '/workflows HTTP/1.1\r\nX: y',
        '/a b',
      ],
    ),
  },
);

const anyVersion = fc.oneof(
  { weight: 12, arbitrary: fc.constant('HTTP/1.1') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'HTTP/1.0',
      'HTTP/2.0',
      'HTTP/0.9',
      'HTTP/9.9',
      'HTTP/1.',
      'ICY',
      '',
      'http/1.1',
    ),
  },
);

const local = `127.0.0.1:${placeholders.port}`;
const anyHost = fc.oneof(
  { weight: 8, arbitrary: fc.constant(local) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...[
        'evil.example',
        '127.0.0.1',
        '',
        '[',
        'a/b@c',
        `${local}, ${local}`,
        `${local}@evil.example`,
      ],
      ...[
        'localhost:99999',
        `[::1]:${placeholders.port}`,
        '\t',
        'é',
        `${local}\\@x`,
        '%00',
        '::::',
      ],
    ),
  },
);

const anyAuthorization = fc.oneof(
  { weight: 8, arbitrary: fc.constant(`Bearer ${placeholders.key}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...[
        'Bearer',
        'Bearer ',
        `bearer  ${placeholders.key}`,
        'Basic e30=',
        'Bearer é',
        'Bearer \0',
      ],
      ...[`Bearer ${'k'.repeat(12_000)}`, `Bearer ${placeholders.key} x`, 'Bearer __proto__', ''],
    ),
  },
);

/** Headers that decide where a message ends, and others that confuse servers. */
const oddHeader = fc.constantFrom(
  ...[
    'Content-Length: -1',
    'Content-Length: 99999999999999999999',
    'Content-Length: 5\r\nContent-Length: 6',
  ],
  ...['Content-Length: 0x10', 'Content-Length: 1048577', 'Content-Length: 10', 'Content-Length:'],
  ...[
    'Transfer-Encoding: chunked',
    'Transfer-Encoding: gzip, chunked',
    'Transfer-Encoding: xchunked',
  ],
  ...['Transfer-Encoding : chunked', 'Transfer-Encoding: chunked\r\nContent-Length: 3'],
  ...[
    'Expect: 100-continue',
    'Expect: 200-ok',
    'Upgrade: websocket\r\nConnection: Upgrade',
    'Upgrade: h2c',
  ],
  ...[
    'Connection: keep-alive',
    'Connection: close, close',
    'Origin: null',
    'Origin: http://evil.example',
  ],
  ...[
    ' folded: x',
    'X: a\r\n b',
    'X',
    ': x',
    'X : y',
    'X:\0',
    'X: \x7f',
    'X-Y: é',
    '__proto__: x',
    'constructor: x',
  ],
  ...[
    `X: ${'a'.repeat(17_000)}`,
    'X: y\r\n'.repeat(2500),
    'Host: second.example',
    'Cookie: a=b; '.repeat(100),
  ],
  ...[
    'Accept-Encoding: gzip;q=x',
    'Range: bytes=0-',
    'If-None-Match: *',
    'X-HTTP-Method-Override: DELETE',
  ],
  ...[
    'X-Forwarded-Host: evil.example',
    'Forwarded: host=evil',
    'Content-Encoding: gzip',
    'TE: trailers',
    'Trailer: X',
  ],
);

/** A body in the chunks of HTTP, well-formed or not. */
const anyChunks = fc
  .array(
    fc.tuple(
      fc.string({ unit: 'binary-ascii', maxLength: 10 }),
      fc.constantFrom(0, 0, 0, 0, 0, 0, -1, 7, 1e15),
    ),
    { maxLength: 4 },
  )
  .map((chunks) =>
    [...chunks, ['', 0] as const]
      .map(([text, off]) => `${(text.length + off).toString(16)}\r\n${text}\r\n`)
      .join(''),
  );

const anyRest = fc.oneof(
  { weight: 4, arbitrary: anyBody.map((body) => ({ body, length: true })) },
  { weight: 1, arbitrary: anyBody.map((body) => ({ body, length: false })) },
  { weight: 1, arbitrary: anyChunks.map((body) => ({ body, length: false })) },
);

const lineEnd = fc.oneof(
  { weight: 20, arbitrary: fc.constant('\r\n') },
  { weight: 1, arbitrary: fc.constantFrom('\n', '\r', '\r\n\r\n', '\0\r\n', '') },
);

const likeHttp = fc
  .record({
    method: fc.oneof(
      { weight: 8, arbitrary: anyMethod },
      fc.constantFrom('CONNECT', 'PRI', 'get', '', 'G\0T', 'A'.repeat(9000)),
    ),
    target: anyTarget,
    version: anyVersion,
    host: anyHost,
    authorization: anyAuthorization,
    type: anyContentType,
    odd: fc.array(oddHeader, { maxLength: 2 }),
    rest: anyRest,
    end: lineEnd,
  })
  .map(({ method, target, version, host, authorization, type, odd, rest, end }) => {
    const length = rest.length ? [`Content-Length: ${Buffer.byteLength(rest.body)}`] : [];
    const head = [
      `${method} ${target} ${version}`,
      `Host: ${host}`,
      `Authorization: ${authorization}`,
      `Content-Type: ${type}`,
      ...length,
      ...odd,
    ];
    return Buffer.from(`${head.join(end)}${end}${end}${rest.body}`);
  });

/** The bytes unchanged, cut off somewhere, or twice in a row. */
const mangled = fc
  .tuple(likeHttp, fc.constantFrom('whole', 'whole', 'whole', 'cut', 'twice', 'flipped'), fc.nat())
  .map(([bytes, how, at]) => {
    if (how === 'cut') return bytes.subarray(0, at % (bytes.length + 1));
    if (how === 'twice') return Buffer.concat([bytes, bytes]);
    if (how === 'whole') return bytes;
    const flipped = Buffer.from(bytes);
    const place = at % flipped.length;
    flipped[place] = (flipped[place] ?? 0) ^ (1 << (at % 8));
    return flipped;
  });

/** Bytes for an HTTP server; `placeholders` have to be filled in. */
export const anyRawRequest: fc.Arbitrary<Buffer> = fc.oneof(
  { weight: 9, arbitrary: mangled },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
);
