import fc from 'fast-check';
import { anyFileRequest } from './fileRequest.ts';
import {
  anyBody,
  anyContentType,
  anyLaunchBody,
  anyMethod,
  anyPath,
  anyQuery,
  changePath,
  launchPath,
  wellFormed,
} from './parts.ts';

/** A request that is valid HTTP, with any meaning. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly type: string;
  readonly body: string;
  /** The requested range of a file. */
  readonly range?: string;
}

const anyRequest: fc.Arbitrary<HttpRequest> = fc.record({
  method: anyMethod,
  path: fc
    .tuple(anyPath, anyQuery)
    .map(
      ([path, query]) =>
        path.replace(/[^\x21-\x7e]/gu, (sign) => encodeURIComponent(wellFormed(sign))) + query,
    ),
  type: fc.oneof({ weight: 5, arbitrary: fc.constant('application/json') }, anyContentType),
  body: anyBody,
});

/** A launch of an existing workflow with unlikely values. */
const anyLaunch: fc.Arbitrary<HttpRequest> = fc.record({
  method: fc.constant('POST'),
  path: launchPath,
  type: fc.constant('application/json'),
  body: anyLaunchBody,
});

const anyChange: fc.Arbitrary<HttpRequest> = fc.record({
  method: fc.constantFrom('POST', 'POST', 'PATCH', 'PUT', 'DELETE', 'GET'),
  path: changePath,
  type: fc.constant('application/json'),
  body: anyBody,
});

export const anyHttpRequest: fc.Arbitrary<HttpRequest> = fc.oneof(
  anyRequest,
  anyLaunch,
  anyChange,
  anyFileRequest,
);
