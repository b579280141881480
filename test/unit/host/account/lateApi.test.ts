import assert from 'node:assert/strict';
import type { PneumaticApi } from '../../../../src/core/api.ts';
import { workflowId } from '../../../../src/core/base/ids.ts';
import { success } from '../../../../src/core/base/result.ts';
import { lateApi } from '../../../../src/host/account/lateApi.ts';

describe('A client that is loaded late', () => {
  it('is loaded once, by the first calls, which it gets with all that belongs to them', async () => {
    const called: unknown[] = [];
    let loads = 0;
    const real = {
      whoAmI: (...all: readonly unknown[]) => {
        called.push(all);
        return Promise.resolve(success('somebody'));
      },
      getWorkflow: (...all: readonly unknown[]) => {
        called.push(all);
        return Promise.resolve(success('a workflow'));
      },
    } as unknown as PneumaticApi;
    const late = lateApi(() => {
      loads += 1;
      return Promise.resolve(real);
    });
    const { signal } = new AbortController();
    const id = workflowId('7');
    assert.equal(loads, 0);
    const answers = await Promise.all([late.whoAmI(), late.getWorkflow(id, signal)]);
    assert.deepEqual(answers, [success('somebody'), success('a workflow')]);
    assert.deepEqual(called, [[], [id, signal]]);
    assert.equal(loads, 1);
  });

  it('is a plain value until then, which a promise can hold', async () => {
    const late = lateApi(() => Promise.reject(new Error('It was called.')));
    assert.equal(await Promise.resolve(late), late);
    assert.ok('listRuns' in { ...late });
  });
});
