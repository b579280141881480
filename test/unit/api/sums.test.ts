import assert from 'node:assert/strict';
import { createHarness, valueOf } from '../../support/apiHarness.ts';
import { json } from '../../support/failing/server.ts';
import { wireField, wirePage, wireTemplate } from '../../support/samples/wireTemplates.ts';

const harness = createHarness();

describe('The sums of field sets through today’s API', () => {
  afterEach(harness.stop);

  it('are known where the list has rules that make sense', async () => {
    const set = (rules: unknown) => ({
      api_name: 'set',
      title: 'Deposit',
      fields: [wireField('number')],
      rules,
    });
    const sums = [
      { type: 'sum_equal', value: '100', api_name: 'r', fields: ['number-1', 'number-2'] },
      { type: 'sum_equal', value: null, api_name: 's', fields: ['number-1'] },
      { type: 'product', value: '1', api_name: 't', fields: ['number-1'] },
    ];
    const fieldsets = [set(sums), set([]), set('odd'), set(undefined)];
    const { api } = await harness.start(
      [json(wirePage([wireTemplate(7, [], { kickoff: { fields: [], fieldsets } })]))],
      {},
      {},
      { dialect: 'current' },
    );
    const [first] = (await valueOf(api.listWorkflows({ ordering: 'name' }))).items;
    assert.deepEqual(first?.form.sums, [[{ total: '100', fields: ['number-1', 'number-2'] }]]);
  });
});
