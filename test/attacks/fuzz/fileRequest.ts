import fc from 'fast-check';
import type { HttpRequest } from './httpRequest.ts';
import { anyContentType, anyJson, anyMultipart, multipartType, placeholders } from './parts.ts';

/** The id of the uploaded file, most of the time. */
const anyFile = fc.oneof(
  { weight: 5, arbitrary: fc.constant(placeholders.file) },
  { weight: 1, arbitrary: fc.constantFrom('..', '%2e%2e', '%00', '__proto__', '1', 'upload') },
);

/** A file in one request, as servers take it since `v7`. */
const anyUpload: fc.Arbitrary<HttpRequest> = fc.record({
  method: fc.constant('POST'),
  path: fc.constant('/files/upload'),
  type: fc.oneof({ weight: 4, arbitrary: fc.constant(multipartType) }, anyContentType),
  body: anyMultipart,
});

const anyDownload: fc.Arbitrary<HttpRequest> = fc.record({
  method: fc.constantFrom('GET', 'HEAD', 'DELETE'),
  path: anyFile.map((id) => `/files/${id}`),
  type: fc.constant(''),
  body: fc.constant(''),
  range: fc.constantFrom(
    ...['', 'bytes=0-', 'bytes=0-0', 'bytes=-1', 'bytes=2-1', 'bytes=-', 'bytes=0-1,2-3', 'x'],
    ...['bytes=99999999999999999999-', 'bytes=0-99999999999999999999', 'bytes=-0', 'bytes=1e3-'],
  ),
});

/** The body that announces a file to servers before `v7`, or nearly. */
const anyAnnouncement = fc
  .record({
    filename: fc.oneof(fc.constantFrom('a.txt', '../../x', '\0'), anyJson),
    content_type: fc.oneof(fc.constantFrom('text/plain', 'text/html', ''), anyJson),
    size: fc.oneof(fc.constantFrom(1, 0, -1, 1e300), anyJson),
  })
  .map((body) => JSON.stringify(body));

const anyAnnounced: fc.Arbitrary<HttpRequest> = fc.record({
  method: fc.constant('POST'),
  path: fc.constant('/workflows/attachments'),
  type: fc.constant('application/json'),
  body: anyAnnouncement,
});

const anyPublished: fc.Arbitrary<HttpRequest> = fc.record({
  method: fc.constant('POST'),
  path: fc
    .oneof(fc.constantFrom('1', '2', '0', '-1'), anyFile)
    .map((id) => `/workflows/attachments/${id}/publish`),
  type: fc.constant('application/json'),
  body: fc.constantFrom('', '{}', '{'),
});

const anyPut: fc.Arbitrary<HttpRequest> = fc.record({
  method: fc.constantFrom('PUT', 'PUT', 'GET', 'DELETE'),
  path: anyFile.map((id) => `/storage/${id}`),
  type: anyContentType,
  body: fc.string({ unit: 'binary', maxLength: 200 }),
});

/** A request to any path for files, in any generation. */
export const anyFileRequest: fc.Arbitrary<HttpRequest> = fc.oneof(
  anyUpload,
  anyDownload,
  anyAnnounced,
  anyPublished,
  anyPut,
);
