/** Choosing a person of the account, where the service lists nobody. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { pickMember } from '../../../src/host/account/pickMember.ts';

/** The part of VS Code’s window that the test hears in place of a person. */
const window = vscode.window as unknown as {
  showInformationMessage: (text: string) => Promise<undefined>;
};
const { showInformationMessage } = window;

describe('Choosing a person', () => {
  afterEach(() => {
    window.showInformationMessage = showInformationMessage;
  });

  it('says so where nobody could be listed, in place of an empty list', async () => {
    const said: string[] = [];
    window.showInformationMessage = (text) => {
      said.push(text);
      return Promise.resolve(undefined);
    };
    const member = await pickMember([], { title: 'Filter Runs', placeHolder: 'Who?' });
    assert.equal(member, undefined);
    assert.deepEqual(said, ['The people could not be listed.']);
  });
});
