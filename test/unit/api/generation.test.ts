import assert from 'node:assert/strict';
import * as v from 'valibot';
import { createClient } from '../../../src/api/client.ts';
import {
  createGenerationFinder,
  encodings,
  generationOf,
} from '../../../src/api/current/generation.ts';
import { templateDetailSchema } from '../../../src/api/current/schema.ts';
import { createHarness, errorOf, testKey, valueOf } from '../../support/apiHarness.ts';
import { answer, json } from '../../support/failing/server.ts';
import { type Routes, noRight, routed } from '../../support/samples/wireTemplates.ts';

const harness = createHarness();
const listed = (some: object) => v.parse(templateDetailSchema, { id: 1, ...some });
const withField = (field: object, some: object = {}) =>
  listed({ kickoff: { fields: [{ api_name: 'f', type: 'radio', ...field }] }, ...some });
const byText = { selections: ['One'] };
const byName = { selections: [{ api_name: 's-1', value: 'One' }] };
const byId = { selections: [{ id: 1, value: 'One' }] };

describe('The generation of a server', () => {
  afterEach(harness.stop);

  const cases = [
    ['v7', 'field sets', listed({ kickoff: { fields: [], fieldsets: [] } })],
    ['v6', 'selections that are texts', withField(byText)],
    ['v6', 'a dataset', withField({ dataset: null, selections: [] })],
    ['v5', 'names of selections, and hidden fields', withField({ ...byName, is_hidden: false })],
    [
      'v5',
      'names of selections, and roles of owners',
      withField(byName, { owners: [{ type: 'user', source_id: '1', role: 'owner' }] }),
    ],
    [
      'v4.2',
      'names of selections, and owners without roles',
      withField(byName, { owners: [{ type: 'user', source_id: '1' }] }),
    ],
    ['earliest', 'ids of selections', withField(byId)],
    ['earliest', 'owners by number', listed({ template_owners: [1] })],
    [undefined, 'no mark', withField({ type: 'string' })],
    [
      undefined,
      'roles alone, which many have',
      listed({ owners: [{ type: 'user', source_id: '1', role: 'owner' }] }),
    ],
  ] as const;
  for (const [generation, mark, template] of cases) {
    it(`is ${generation ?? 'open'} where a list has ${mark}`, () => {
      assert.equal(generationOf([listed({}), template]), generation);
    });
  }

  it('does not show in the selections of a field set, which are objects even today', () => {
    const fields = [{ api_name: 'f', type: 'radio', ...byName }];
    const template = listed({ kickoff: { fields: [], fieldsets: [{ api_name: 's', fields }] } });
    assert.equal(generationOf([template]), 'v7');
  });

  it('decides what stands for a selection, a person and a file', () => {
    assert.deepEqual(encodings, {
      earliest: { selection: 'id', user: 'id', file: 'ids' },
      'v4.2': { selection: 'apiName', user: 'id', file: 'ids' },
      v5: { selection: 'apiName', user: 'words', file: 'ids' },
      v6: { selection: 'text', user: 'words', file: 'ids' },
      v7: { selection: 'text', user: 'words', file: 'links' },
    });
  });

  async function finderFor(routes: Routes) {
    const server = await harness.serve(routed(routes));
    const timeouts = { backoff: 1 };
    const client = createClient({ server: server.origin, key: testKey, timeouts });
    return { finder: createGenerationFinder(client), server };
  }

  for (const [generation, template] of [
    ['v7', listed({ kickoff: { fieldsets: [] } })],
    ['v5', withField({ ...byName, is_hidden: false })],
    ['v4.2', withField(byName)],
    ['earliest', withField(byId)],
  ] as const) {
    it(`is not asked for where ${generation} has shown`, async () => {
      const { finder, server } = await finderFor({});
      finder.see([template]);
      finder.see([listed({})]);
      assert.equal(await valueOf(finder.find()), generation);
      assert.equal(server.requests.length, 0);
    });
  }

  it('is that of the file service where selections are texts and there are attachments', async () => {
    const { finder, server } = await finderFor({ 'GET /attachments': json([]) });
    finder.see([withField(byText)]);
    assert.equal(await valueOf(finder.find()), 'v7');
    assert.equal(await valueOf(finder.find()), 'v7');
    assert.deepEqual(
      server.requests.map(({ path }) => path),
      ['/attachments?limit=1'],
    );
  });

  it('is the one before where selections are texts and there are no attachments', async () => {
    const { finder } = await finderFor({});
    finder.see([withField(byText)]);
    assert.equal(await valueOf(finder.find()), 'v6');
  });

  const probes = [
    ['v7', { 'GET /attachments': noRight }],
    ['v6', { 'GET /datasets': json([]) }],
    ['v4.2', {}],
  ] as const;
  for (const [generation, routes] of probes) {
    it(`is ${generation} by its addresses, ${Object.keys(routes).join() || 'none'}`, async () => {
      const { finder, server } = await finderFor(routes);
      assert.equal(await valueOf(finder.find()), generation);
      assert.ok(server.requests.every(({ method }) => method === 'GET'));
    });
  }

  it('stays open where the server does not answer, and is asked for again', async () => {
    let faults = 3;
    const { finder } = await finderFor({
      'GET /attachments': (response) => {
        faults -= 1;
        (faults >= 0 ? answer(500) : json([]))(response);
      },
    });
    assert.equal((await errorOf(finder.find())).kind, 'serverFault');
    assert.equal(await valueOf(finder.find()), 'v7');
  });

  const hidden = listed({
    kickoff: { fields: [{ api_name: 'f', type: 'string', is_hidden: true }] },
  });
  const roles = listed({ owners: [{ type: 'user', source_id: '1', role: 'owner' }] });
  for (const [mark, template] of [
    ['hidden fields', hidden],
    ['roles', roles],
  ] as const) {
    it(`is v5 where ${mark} show without a choice, and nothing later`, async () => {
      const { finder } = await finderFor({});
      finder.see([template]);
      finder.see([listed({})]);
      assert.equal(finder.seen(), undefined);
      assert.equal(await valueOf(finder.find()), 'v5');
    });
  }

  it('is later than v5 where roles show, and the server has what came after it', async () => {
    for (const [generation, routes] of probes.slice(0, 2)) {
      const { finder } = await finderFor(routes);
      finder.see([roles]);
      assert.equal(await valueOf(finder.find()), generation);
    }
  });

  it('is asked for again once it is renewed, as v7 may list what v6 did', async () => {
    let isUpdated = false;
    const { finder, server } = await finderFor({
      'GET /attachments': (response) => {
        (isUpdated ? json([]) : answer(404))(response);
      },
    });
    finder.see([withField(byText)]);
    assert.equal(await valueOf(finder.find()), 'v6');
    isUpdated = true;
    finder.see([withField(byText)]);
    assert.equal(await valueOf(finder.find()), 'v6');
    assert.equal(server.requests.length, 1);
    finder.renew();
    assert.equal(await valueOf(finder.find()), 'v7');
    assert.equal(server.requests.length, 2);
  });

  it('is v5 where one that looks like v4.2 takes people by words, or refuses numbers', async () => {
    const { finder } = await finderFor({});
    finder.see([withField(byName)]);
    finder.named('id', false);
    assert.equal(await valueOf(finder.find()), 'v5');
    finder.named('words', false);
    assert.equal(await valueOf(finder.find()), 'v4.2');
    finder.named('words', true);
    assert.equal(await valueOf(finder.find()), 'v5');
  });

  it('stays what a person that was taken has shown, until it is renewed', async () => {
    const { finder } = await finderFor({});
    finder.see([withField(byName)]);
    finder.named('id', true);
    finder.named('id', false);
    assert.equal(await valueOf(finder.find()), 'v4.2');
    finder.renew();
    finder.named('id', false);
    assert.equal(await valueOf(finder.find()), 'v5');
  });

  it('is no other by how people are named where it shows', async () => {
    const { finder } = await finderFor({});
    finder.see([withField({ ...byName, is_hidden: false })]);
    finder.named('words', false);
    assert.equal(await valueOf(finder.find()), 'v5');
    finder.see([withField(byText)]);
    assert.equal(await valueOf(finder.find()), 'v6');
  });

  it('follows a server that is brought up to date', async () => {
    const { finder } = await finderFor({});
    finder.see([withField(byName)]);
    assert.equal(await valueOf(finder.find()), 'v4.2');
    finder.see([listed({ kickoff: { fieldsets: [] } })]);
    assert.equal(await valueOf(finder.find()), 'v7');
  });
});
