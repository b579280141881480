import assert from 'node:assert/strict';
import {
  filesAddress,
  runLink,
  runsLink,
  taskLink,
  webAddress,
  workflowLink,
} from '../../../../src/core/account/webAddresses.ts';
import { runId, runTaskId, workflowId } from '../../../../src/core/base/ids.ts';

const none = undefined;

describe('The addresses that go with an API’s', () => {
  const derived: Readonly<Record<string, readonly [web: string | undefined, files?: string]>> = {
    'https://api.pneumatic.app': ['https://app.pneumatic.app', 'https://app.pneumatic.app/files'],
    'https://flows.example.org:8001': [
      'https://flows.example.org',
      'https://flows.example.org/files',
    ],
    'http://localhost:8001': ['http://localhost', 'http://localhost/files'],
    'http://127.0.0.1:8001': ['http://127.0.0.1', 'http://127.0.0.1/files'],
    'http://[::1]:8001': ['http://[::1]', 'http://[::1]/files'],
    'http://127.0.0.1:38217': [none, 'http://127.0.0.1:38217/files'],
    'https://localhost:9000/api': [none, 'https://localhost:9000/api/files'],
    'https://flows.example.org': [none],
    'https://flows.example.org:18001': [none],
    'https://api.pneumatic.app.example.org': [none],
  };
  for (const [server, [web, files]] of Object.entries(derived)) {
    it(`of ${server} are ${web ?? 'no'} pages, ${files ?? 'no'} files`, () => {
      assert.equal(webAddress(server, none), web);
      assert.equal(filesAddress(server, none), files);
    });
  }

  it('are those of the settings where these are set', () => {
    const server = 'https://flows.example.org:8001';
    assert.equal(webAddress(server, 'https://w.example.org'), 'https://w.example.org');
    assert.equal(filesAddress(server, 'https://f.example.org/up'), 'https://f.example.org/up');
  });
});

describe('The pages of the service', () => {
  const web = 'https://app.pneumatic.app';

  it('have the addresses that its own links have', () => {
    assert.equal(runLink(web, runId('4711')), `${web}/workflows/4711/`);
    assert.equal(taskLink(web, runTaskId('71')), `${web}/tasks/71/`);
    assert.equal(workflowLink(web, workflowId('7')), `${web}/templates/7/`);
    assert.equal(runsLink(web, workflowId('7')), `${web}/workflows/?templates=7&type=running`);
  });

  it('stay where they are, whatever an id holds', () => {
    assert.equal(runLink(web, runId('\ud8007')), `${web}/workflows/%EF%BF%BD7/`);
    assert.equal(runLink(web, runId('../x?a#b')), `${web}/workflows/..%EF%BF%BDx%3Fa%23b/`);
    for (const id of ['..', '.', '/']) {
      assert.equal(runLink(web, runId(id)), `${web}/workflows/%EF%BF%BD/`);
    }
    assert.equal(
      runsLink(web, workflowId('7&type=done')),
      `${web}/workflows/?templates=7%26type%3Ddone&type=running`,
    );
  });
});
