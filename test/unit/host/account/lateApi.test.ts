import assert from 'node:assert/strict';
import type { PneumaticApi } from '../../../../src/core/api.ts';
import { workflowId } from '../../../../src/core/base/ids.ts';
import { failure, success } from '../../../../src/core/base/result.ts';
import { lateApi } from '../../../../src/host/account/lateApi.ts';

const unheard = (error: unknown): void => {
  throw error;
};

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
    }, unheard);
    const { signal } = new AbortController();
    const id = workflowId('7');
    assert.equal(loads, 0);
    const answers = await Promise.all([late.whoAmI(), late.getWorkflow(id, signal)]);
    assert.deepEqual(answers, [success('somebody'), success('a workflow')]);
    assert.deepEqual(called, [[], [id, signal]]);
    assert.equal(loads, 1);
  });

  it('is a plain value until then, which a promise can hold', async () => {
    const late = lateApi(() => Promise.reject(new Error('It was called.')), unheard);
    assert.equal(await Promise.resolve(late), late);
    assert.ok('listRuns' in { ...late });
  });

  it('says that nothing was sent where it cannot be loaded, and is loaded by the next call', async () => {
    const heard: unknown[] = [];
    const missing = Object.assign(new Error('No file.'), { code: 'MODULE_NOT_FOUND' });
    const real = { whoAmI: () => Promise.resolve(success(undefined)) } as unknown as PneumaticApi;
    let loads = 0;
    const late = lateApi(
      () => {
        loads += 1;
        return loads === 1 ? Promise.reject(missing) : Promise.resolve(real);
      },
      (error) => heard.push(error),
    );
    assert.deepEqual(
      await late.whoAmI(),
      failure({ kind: 'unreachable', reason: 'MODULE_NOT_FOUND' }),
    );
    assert.deepEqual(heard, [missing]);
    assert.deepEqual(await late.whoAmI(), success(undefined));
  });

  it('is not loaded to be renewed, which it then is at once', async () => {
    let [loads, renewals] = [0, 0];
    const real = {
      renew: () => {
        renewals += 1;
      },
      whoAmI: () => Promise.resolve(success(undefined)),
    } as unknown as PneumaticApi;
    const late = lateApi(() => {
      loads += 1;
      return Promise.resolve(real);
    }, unheard);
    late.renew();
    await late.whoAmI();
    assert.deepEqual([loads, renewals], [1, 0]);
    late.renew();
    assert.equal(renewals, 1);
  });
});
