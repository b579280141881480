import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openWebLink } from '../../../src/host/platform/openWebLink.ts';

const { openExternal } = vscode.env;

describe('Opening a link', () => {
  let opened: unknown[] = [];

  beforeEach(() => {
    opened = [];
    // What VS Code opens is seen outside of it alone.
    Object.assign(vscode.env, {
      openExternal: (target: unknown) => {
        opened.push(target);
        return Promise.resolve(true);
      },
    });
  });
  afterEach(() => {
    Object.assign(vscode.env, { openExternal });
  });

  for (const link of [
    'https://x.example/?q=C%2B%2B%26d#%23',
    'https://x.example/tree/a%2Fb?at=100%25',
    'http://x.example/files/C%23.pdf',
    'mailto:ole@x.example?subject=a%26b',
  ]) {
    it(`leaves the signs of ${link} as they are`, async () => {
      await openWebLink(link);
      assert.deepEqual(opened, [link]);
    });
  }

  it('opens an address with space around it', async () => {
    await openWebLink(' https://x.example/a ');
    assert.deepEqual(opened, ['https://x.example/a']);
  });

  it('opens nothing that is no web page and no address of mail', async () => {
    for (const link of [undefined, 'command:workbench.action.quit', 'file:///etc/passwd', 'x'])
      await openWebLink(link);
    assert.deepEqual(opened, []);
  });
});
