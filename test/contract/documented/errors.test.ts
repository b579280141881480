import assert from 'node:assert/strict';
import { type SandboxRequest, send } from '../../support/sandboxRequest.ts';
import { useSandbox } from '../../support/sandbox.ts';

describe('The sandbox refuses', () => {
  const sandbox = useSandbox();

  const detailOf = async (
    status: number,
    path: string,
    request?: SandboxRequest,
  ): Promise<string> => {
    const answer = await send(sandbox(), path, request);
    assert.equal(answer.status, status);
    assert.equal(answer.headers['content-type'], 'application/json');
    assert.deepEqual(Object.keys(answer.body as object), ['detail']);
    return (answer.body as { readonly detail: string }).detail;
  };
  const json = { 'Content-Type': 'application/json' };
  const post = (body: string, headers: SandboxRequest['headers'] = json): SandboxRequest => ({
    method: 'POST',
    headers,
    body,
  });

  for (const header of [
    undefined,
    '',
    'Bearer',
    'Bearer ',
    'Bearer wrong',
    'Token {key}',
    'Basic {key}',
    '{key}',
    'Bearer {key} more',
    'Bearer {key}x',
  ]) {
    it(`the header Authorization: ${header ?? '(none)'}`, async () => {
      const headers = { Authorization: header?.replace('{key}', sandbox().key) };
      for (const path of ['/workflows', '/workflows/7', '/workflows/999', '/workflows/7/run']) {
        assert.match(await detailOf(401, path, { headers }), /API key/);
      }
      const answer = await send(sandbox(), '/workflows', { headers });
      assert.equal(answer.headers['www-authenticate'], 'Bearer realm="api"');
    });
  }

  it('nothing because of how Bearer is written', async () => {
    const headers = { Authorization: `bearer  ${sandbox().key}` };
    assert.equal((await send(sandbox(), '/workflows', { headers })).status, 200);
  });

  it('a launch of a workflow that the person may not run, but shows it', async () => {
    assert.match(
      await detailOf(403, '/workflows/11/run', post('{"name": "x"}')),
      /do not have permission/,
    );
    assert.equal((await send(sandbox(), '/workflows/11')).status, 200);
  });

  it('a launch of an inactive workflow', async () => {
    for (const id of [12, 13]) {
      const detail = await detailOf(400, `/workflows/${id}/run`, post('{"name": "x"}'));
      assert.match(detail, /not active/);
    }
  });

  for (const id of ['999', '0', '-1', '7.0', '07', 'x', '%00', '%E0%A4%A', '9'.repeat(40)]) {
    it(`the unknown workflow ${id}`, async () => {
      await detailOf(404, `/workflows/${id}`);
      await detailOf(404, `/workflows/${id}/run`, post('{}'));
    });
  }

  for (const path of ['/', '/workflows/', '/workflows/7/', '/workflows/7/walk', '/templates']) {
    it(`the unknown path ${path}`, async () => {
      assert.match(await detailOf(404, path), /nothing at|no workflow/);
    });
  }

  const methods: readonly (readonly [string, string, string])[] = [
    ['POST', '/workflows', 'GET, HEAD'],
    ['DELETE', '/workflows', 'GET, HEAD'],
    ['OPTIONS', '/workflows', 'GET, HEAD'],
    ['PATCH', '/workflows/7', 'GET, HEAD'],
    ['GET', '/workflows/7/run', 'POST'],
    ['PUT', '/workflows/7/run', 'POST'],
  ];
  for (const [method, path, allowed] of methods) {
    it(`${method} ${path}, and says what is allowed`, async () => {
      const answer = await send(sandbox(), path, { method });
      assert.equal(answer.status, 405);
      assert.equal(answer.headers.allow, allowed);
      assert.deepEqual(answer.body, { detail: `Method "${method}" is not allowed here.` });
    });
  }

  for (const type of [
    undefined,
    'application/x-www-form-urlencoded',
    'text/json',
    'application/jsonx',
  ]) {
    it(`a launch of content type ${type ?? '(none)'}, and says to send JSON`, async () => {
      const request = post('{"name": "x"}', { 'Content-Type': type });
      assert.match(
        await detailOf(415, '/workflows/10/run', request),
        /Send the body as JSON.*json=/,
      );
    });
  }

  it('no launch because of how its content type is written', async () => {
    for (const type of ['application/json; charset=utf-8', 'Application/JSON']) {
      const request = post('{"name": "x"}', { 'Content-Type': type });
      assert.equal((await send(sandbox(), '/workflows/10/run', request)).status, 200);
    }
  });

  for (const body of ['', '{', "{'name': 'x'}", 'name=x', '{"name": "x"}}']) {
    it(`the body ${body || '(none)'}, which is not JSON`, async () => {
      assert.match(await detailOf(400, '/workflows/10/run', post(body)), /not valid JSON/);
    });
  }

  for (const body of ['[]', 'null', '"x"', '5']) {
    it(`the body ${body}, which is not an object`, async () => {
      assert.match(await detailOf(400, '/workflows/10/run', post(body)), /Send an object/);
    });
  }

  for (const headers of [json, { ...json, 'Transfer-Encoding': 'chunked' }]) {
    const way = 'Transfer-Encoding' in headers ? 'in chunks' : 'at once';
    it(`a body of more than 1 MB that is sent ${way}`, async () => {
      const name = 'x'.repeat(1024 * 1024);
      const request = post(JSON.stringify({ name }), headers);
      assert.match(await detailOf(413, '/workflows/10/run', request), /at most 1048576 bytes/);
    });
    it(`no body of less than 1 MB that is sent ${way}`, async () => {
      const name = 'ä'.repeat(500_000);
      const request = post(JSON.stringify({ name }), headers);
      assert.equal((await send(sandbox(), '/workflows/10/run', request)).status, 200);
    });
  }

  it('a host that is not this machine’s, or another port', async () => {
    const { port } = new URL(sandbox().origin);
    for (const Host of [`blueharbor.example:${port}`, '127.0.0.1:1', '127.0.0.1', 'localhost']) {
      assert.match(await detailOf(421, '/workflows', { headers: { Host } }), /answers only to/);
    }
    for (const Host of [`localhost:${port}`, `LOCALHOST:${port}`, `[::1]:${port}`]) {
      assert.equal((await send(sandbox(), '/workflows', { headers: { Host } })).status, 200);
    }
  });

  it('a host that is not a name', async () => {
    assert.match(await detailOf(400, '/workflows', { headers: { Host: 'a/b@c' } }), /host/);
  });

  it('web pages, even with a good key', async () => {
    for (const Origin of ['https://blueharbor.example', 'null', sandbox().origin]) {
      assert.match(await detailOf(403, '/workflows', { headers: { Origin } }), /web pages/);
    }
    const preflight = { method: 'OPTIONS', headers: { Origin: 'https://a.example' } };
    assert.match(await detailOf(403, '/workflows/10/run', preflight), /web pages/);
  });
});
