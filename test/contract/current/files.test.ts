import assert from 'node:assert/strict';
import { type Member, emailOf, keyOf } from '../../support/members.ts';
import { assertDetail, assertInvalid } from './answers.ts';
import { type Json, useCurrentSandbox } from './currentSandbox.ts';

const limit = 100_000;

/** Facts §3.9, §4.1. */
describe('The file service in today’s dialect', () => {
  const sandbox = useCurrentSandbox({ fileLimit: limit });
  const address = (path: string): string => `${sandbox().process.origin}/files${path}`;
  const headersOf = (as?: Member): Record<string, string> =>
    as ? { Authorization: `Bearer ${keyOf(as)}` } : {};
  const formOf = (content: string, name: string, type = 'text/plain'): FormData => {
    const form = new FormData();
    form.append('file', new Blob([content], { type }), name);
    return form;
  };
  const send = (body: FormData | string, as?: Member): Promise<Response> =>
    fetch(address('/upload'), { method: 'POST', headers: headersOf(as), body });
  const upload = async (content: string, name: string, type?: string): Promise<Json> => {
    const answer = await send(formOf(content, name, type), 'maya');
    assert.equal(answer.status, 200);
    return (await answer.json()) as Json;
  };
  const download = (id: unknown, headers = {}): Promise<Response> =>
    fetch(address(`/${String(id)}`), { headers: { ...headersOf('priya'), ...headers } });
  const assertRefused = async (answer: Response, status: number, code: string): Promise<void> => {
    assert.equal(answer.status, status);
    const { code: said, message } = (await answer.json()) as Json;
    assert.deepEqual([said, typeof message], [code, 'string']);
  };

  before(async () => {
    for (const member of ['maya', 'priya'] as const) await sandbox().read('/auth/context', member);
  });

  it('answers an upload with an address and an id (§3.9)', async () => {
    const answer = await upload('Hello', 'hello.txt');
    assert.deepEqual(Object.keys(answer).toSorted(), ['file_id', 'public_url']);
    assert.match(String(answer.file_id), /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
    assert.equal(answer.public_url, address(`/${String(answer.file_id)}`));
  });

  it('gives the same bytes back (§3.9)', async () => {
    const { file_id: id } = await upload('Blåbär\n', 'hello.txt');
    const answer = await download(id);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('Content-Type'), 'text/plain');
    assert.equal(await answer.text(), 'Blåbär\n');
  });

  it('gives a part of a file (§3.9 Range)', async () => {
    const { file_id: id } = await upload('0123456789', 'digits.txt');
    const part = async (range: string): Promise<readonly unknown[]> => {
      const answer = await download(id, { Range: range });
      return [answer.status, answer.headers.get('Content-Range'), await answer.text()];
    };
    assert.deepEqual(await part('bytes=2-4'), [206, 'bytes 2-4/10', '234']);
    assert.deepEqual(await part('bytes=7-'), [206, 'bytes 7-9/10', '789']);
    assert.deepEqual(await part('bytes=-2'), [206, 'bytes 8-9/10', '89']);
    assert.deepEqual(await part('bytes=10-'), [416, 'bytes */10', '']);
  });

  it('makes names safe (§3.9)', async () => {
    const { file_id: id } = await upload('x', '../Hafen plan (Süd)_1.txt');
    const named = (await download(id)).headers.get('Content-Disposition') ?? '';
    assert.equal(decodeURIComponent(named.replace(/.*''/, '')), '.._Hafen_plan__Süd__1.txt');
  });

  for (const type of ['text/html', 'image/svg+xml', 'text/javascript', 'application/x-sh']) {
    it(`serves ${type} as mere bytes (§3.9)`, async () => {
      const { file_id: id } = await upload('<script>', 'page', type);
      assert.equal((await download(id)).headers.get('Content-Type'), 'application/octet-stream');
    });
  }

  it('takes a file of the longest size, and no longer one (§3.9 FILE_003)', async () => {
    await upload('x'.repeat(limit), 'long.txt');
    await assertRefused(await send(formOf('x'.repeat(limit + 1), 'l'), 'maya'), 413, 'FILE_003');
    await assertRefused(await send(formOf('x'.repeat(limit * 3), 'l'), 'maya'), 413, 'FILE_003');
  });

  it('asks for a part named file (§3.9 VAL_002)', async () => {
    const form = new FormData();
    form.append('document', new Blob(['x']), 'x.txt');
    await assertRefused(await send(form, 'maya'), 422, 'VAL_002');
    await assertRefused(await send('not a form', 'maya'), 422, 'VAL_002');
  });

  it('asks for a key (§3.9 AUTH_001)', async () => {
    await assertRefused(await send(formOf('x', 'x')), 401, 'AUTH_001');
    await assertRefused(await fetch(address('/some-file-id')), 401, 'AUTH_001');
    await assertRefused(await send(formOf('x', 'x'), 'henrik'), 401, 'AUTH_001');
  });

  it('sends a browser without a key to sign in (§3.9)', async () => {
    const headers = { Accept: 'text/html' };
    const answer = await fetch(address('/some-file-id'), { headers, redirect: 'manual' });
    assert.equal(answer.status, 302);
  });

  it('says that a file is not there (§3.9 FILE_001)', async () => {
    await assertRefused(await download('00000000-0000'), 404, 'FILE_001');
  });

  it('lists what one has uploaded, page by page (§3.9 attachments)', async () => {
    const { file_id: id, public_url: url } = await upload('listed', 'listed.txt');
    const page = (await sandbox().read('/attachments?limit=1000')) as Json;
    const last = (page.results as readonly Json[]).at(-1);
    assert.deepEqual(Object.keys(last ?? {}).toSorted(), [
      'access_type',
      'file_id',
      'id',
      'source_type',
      'url',
    ]);
    assert.deepEqual([last?.file_id, last?.url], [id, url]);
    const first = (await sandbox().read('/attachments?limit=1')) as Json;
    assert.deepEqual([first.count, (first.results as readonly Json[]).length], [page.count, 1]);
    assertInvalid(await sandbox().ask('/attachments?limit=1001'), { name: 'limit' });
    assert.equal(((await sandbox().read('/attachments', 'priya')) as Json).count, 0);
    assertDetail(await sandbox().send('/attachments', {}), 405);
  });

  it('holds what a launch links to (§4.1 file)', async () => {
    const { public_url: url } = await upload('map', 'map.txt');
    const kickoff = {
      ...{ marina: 'Nordhavn', contact: 'Ole', guide: emailOf('aiko') },
      map: [`[map.txt](${String(url)})`],
    };
    const run = await sandbox().launch(14, { kickoff });
    const { output } = run.kickoff as { readonly output: readonly Json[] };
    const shown = output.find(({ api_name: name }) => name === 'map');
    assert.deepEqual([shown?.value, shown?.markdown_value], [url, `[map.txt](${String(url)})`]);
  });

  it('is the only one that a launch may link to (§4.1 file, MSG_PW_0036)', async () => {
    const rest = { marina: 'Nordhavn', contact: 'Ole', guide: emailOf('aiko') };
    for (const map of [['[x](https://elsewhere.example/files/00000000)'], ['00000000'], 'x']) {
      const answer = await sandbox().run(14, { kickoff: { ...rest, map } });
      assertInvalid(answer, { api_name: 'map' });
    }
  });
});
