/** What is told of all answers: that the service has answered, and that it does not accept the key. */
import assert from 'node:assert/strict';
import { workflowId } from '../../../src/core/base/ids.ts';
import { createHarness, errorOf } from '../../support/apiHarness.ts';
import { type Reply, answer, json } from '../../support/failing/server.ts';
import { members } from '../../support/samples/wireRuns.ts';
import { routed } from '../../support/samples/wireTemplates.ts';

const harness = createHarness();

describe('An answer of the service', () => {
  afterEach(harness.stop);

  /** How often it is told when everything is answered so. */
  async function told(reply: Reply): Promise<number> {
    let count = 0;
    const onAnswer = (): void => {
      count += 1;
    };
    const { api } = await harness.start([reply], { backoff: 1 }, { onAnswer });
    await api.getWorkflow(workflowId('7'));
    return count;
  }

  it('is told where the service has answered as it should, and nowhere else', async () => {
    assert.equal(await told(json({ id: 7 })), 1);
    // What a portal or a firewall sends in its place comes with any status.
    assert.equal(await told(answer(200, '<!DOCTYPE html><p>Sign in to the Wi-Fi')), 0);
    assert.equal(await told(json({ detail: 'No.' }, 403)), 0);
    assert.equal(await told(answer(503)), 0);
  });
});

describe('The refusal of a key', () => {
  afterEach(harness.stop);

  /** How often it is told when the service answers so. */
  async function told(reply: Reply): Promise<number> {
    let count = 0;
    const onKeyRefused = (): void => {
      count += 1;
    };
    const { api } = await harness.start([reply], {}, { onKeyRefused });
    await errorOf(api.getWorkflow(workflowId('7')));
    return count;
  }

  it('is told where the service itself refuses it', async () => {
    assert.equal(await told(json({ detail: 'No.', code: 'token_not_valid' }, 401)), 1);
  });

  it('is not told where a web page has come instead, or something else is refused', async () => {
    assert.equal(await told(answer(401, '<!DOCTYPE html><p>Sign in')), 0);
    assert.equal(await told(json({ detail: 'No.' }, 403)), 0);
    assert.equal(await told(answer(404)), 0);
  });

  it('is not told where only a file is refused', async () => {
    let count = 0;
    const files = await harness.serve(json({ detail: 'No.' }, 401));
    const routes = { ...members, 'GET /attachments': json([]) };
    const some = {
      files: files.origin,
      onKeyRefused: () => {
        count += 1;
      },
    };
    const { api } = await harness.start([routed(routes)], {}, some, { dialect: 'current' });
    const file = { name: 'a.txt', type: 'text/plain', content: new Uint8Array([1]) };
    assert.equal((await errorOf(api.upload(file))).kind, 'forbidden');
    assert.equal(files.requests.length, 1);
    assert.equal(count, 0);
  });
});
