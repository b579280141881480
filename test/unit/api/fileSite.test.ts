import assert from 'node:assert/strict';
import { createClient } from '../../../src/api/client.ts';
import { hostedServer } from '../../../src/core/account/account.ts';
import { filesAddress } from '../../../src/core/account/webAddresses.ts';

describe('The address of the file service', () => {
  const siteOf = (server: string, setting?: string): string | undefined =>
    createClient({ server, key: 'k', files: filesAddress(server, setting) }).fileSite;

  it('is certain where a setting names it, or the server is one of one’s own', () => {
    assert.equal(siteOf('https://p.example:8001'), 'https://p.example/files');
    assert.equal(siteOf(hostedServer, 'https://files.example'), 'https://files.example');
  });

  it('is a guess at the hosted service, and unknown elsewhere', () => {
    assert.equal(siteOf(hostedServer), undefined);
    assert.equal(siteOf('https://p.example'), undefined);
  });
});
