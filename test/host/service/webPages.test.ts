/** What is told where a portal or a firewall has answered in the place of the service. */
import assert from 'node:assert/strict';
import type { ServiceError } from '../../../src/core/base/errors.ts';
import { pageNotice } from '../../../src/host/page/pageAccount.ts';
import { runChangeText } from '../../../src/host/runs/runChangeText.ts';
import { errorNotice, errorText } from '../../../src/host/service/errorText.ts';

const gone = 'The run is not there any more.';

describe('A web page in the place of an answer', () => {
  const pages: readonly ServiceError[] = [
    { kind: 'forbidden', detail: '', page: true },
    { kind: 'notFound', page: true },
  ];

  it('does not say that a run is gone, or who may change it', () => {
    for (const page of pages) {
      assert.equal(runChangeText(page), errorText(page));
      assert.deepEqual(pageNotice(page, gone), errorNotice(page));
    }
  });

  it('is told apart from what the service says', () => {
    const missing: ServiceError = { kind: 'notFound' };
    assert.equal(runChangeText(missing), gone);
    assert.equal(pageNotice(missing, gone).message, gone);
  });
});
