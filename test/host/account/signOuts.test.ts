/** What is remembered of keys that were signed out of. */
import assert from 'node:assert/strict';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { SignOuts } from '../../../src/host/account/signOuts.ts';
import { RecordStore } from '../../../src/host/platform/recordStore.ts';
import { storageFolder } from '../../../src/host/storageFolder.ts';
import { runningServices } from '../support/extension.ts';

/** As many are remembered. */
const mostKept = 100;

describe('Sign-outs', () => {
  it('are forgotten beyond a hundred, the oldest first', async () => {
    const { context, log } = await runningServices();
    const folder = vscode.Uri.joinPath(storageFolder(context, 'signOuts'), 'many');
    const kind = {
      schema: v.object({ stay: v.string(), at: v.number() }),
      keyOf: ({ stay }: { readonly stay: string }) => stay,
    };
    const earlier = new RecordStore(folder, kind, log);
    for (let at = 1; at <= mostKept; at++) await earlier.put({ stay: `stay ${at}`, at });
    const signOuts = new SignOuts(folder, log);
    assert.equal(await signOuts.has('stay 1'), true);
    await signOuts.add('the latest');
    assert.deepEqual(
      await Promise.all(['stay 1', 'stay 2', 'the latest'].map((stay) => signOuts.has(stay))),
      [false, true, true],
    );
    assert.equal((await earlier.list()).length, mostKept);
    earlier.dispose();
    signOuts.dispose();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });
});
