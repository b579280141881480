import assert from 'node:assert/strict';
import fc from 'fast-check';
import { send, sendLaunch } from '../../support/sandboxRequest.ts';
import { useSandbox } from '../../support/sandbox.ts';

const fields = ['release-version', 'release-type', 'components', 'release-date', 'changelog'];
const anyBody = fc.record(
  {
    name: fc.jsonValue(),
    kickoff: fc.oneof(
      fc.jsonValue(),
      fc.dictionary(fc.oneof(fc.constantFrom(...fields), fc.string()), fc.jsonValue()),
    ),
    tasks: fc.oneof(
      fc.jsonValue(),
      fc.dictionary(
        fc.oneof(fc.constantFrom('701', '702'), fc.string()),
        fc.oneof(fc.jsonValue(), fc.record({ url: fc.jsonValue() })),
      ),
    ),
  },
  { requiredKeys: [] },
);

describe('Whatever it is sent, the sandbox', () => {
  const sandbox = useSandbox();
  // Each run is a request; this number fits into the time of a test on a busy machine.
  const parameters = { numRuns: 100 };

  it('never fails over a body', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyBody, fc.jsonValue()), async (body) => {
        const { status } = await sendLaunch(sandbox(), 7, body);
        assert.ok([200, 400].includes(status), `${status}`);
      }),
      parameters,
    );
  });

  it('never fails over a path', async () => {
    await fc.assert(
      fc.asyncProperty(fc.webPath(), fc.webQueryParameters(), async (path, query) => {
        const { status } = await send(sandbox(), `/workflows${path}?${query}`);
        assert.ok(status < 500, `${status}`);
      }),
      parameters,
    );
  });
});
