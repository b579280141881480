import assert from 'node:assert/strict';
import { workflowId } from '../../../../src/core/base/ids.ts';
import { indexesByUse } from '../../../../src/core/workflows/byUse.ts';

describe('Workflows by use', () => {
  const workflows = ['1', '2', '3', '4'].map((id) => ({ id: workflowId(id) }));
  const launched = (...ids: readonly string[]) =>
    ids.map((id) => ({ workflow: { id: workflowId(id) } }));
  const order = (...ids: readonly string[]) =>
    indexesByUse(workflows, launched(...ids)).map((at) => workflows[at]?.id);

  it('begin with those that were launched most often', () => {
    assert.deepEqual(order('3', '4', '3', '99'), ['3', '4', '1', '2']);
  });

  it('are those that count', () => {
    const count = ({ id }: { readonly id: string }) => id !== '3' && id !== '1';
    assert.deepEqual(indexesByUse(workflows, launched('3', '4', '1'), count), [3, 1]);
  });

  it('keep their order where none was launched', () => {
    assert.deepEqual(order(), ['1', '2', '3', '4']);
  });
});
