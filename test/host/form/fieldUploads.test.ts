/** How files that a person chooses for a field get to an account that takes them. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { PneumaticApi } from '../../../src/core/api.ts';
import { fileLinksIn } from '../../../src/core/form/fileLinks.ts';
import { fieldId } from '../../../src/core/base/ids.ts';
import { failure } from '../../../src/core/base/result.ts';
import type { ChosenFile } from '../../../src/host/form/chosenFile.ts';
import { FieldUploads, largestFile } from '../../../src/host/form/fieldUploads.ts';
import type { Services } from '../../../src/host/services.ts';
import type { FieldUpload } from '../../../src/protocol/uploads.ts';
import { signInToDemo, tidy } from '../support/account.ts';
import { runningServices } from '../support/extension.ts';
import { newFolder, removeFolders, writeText } from '../support/records.ts';

describe('The files of a form', () => {
  let services: Services;
  let folder: vscode.Uri;
  let api: PneumaticApi;
  const field = fieldId('contract');
  const seen: { readonly name: string; readonly type: string; readonly text: string }[] = [];
  const arrived: string[] = [];
  /** The progress in each message. */
  const parts: number[] = [];
  let shown: readonly FieldUpload[] = [];
  let answers: 'takes' | 'refuses' | 'waits' = 'takes';

  before(async () => {
    services = await runningServices();
  });
  beforeEach(async () => {
    const session = await signInToDemo(services, 'current');
    folder = newFolder(services);
    seen.length = arrived.length = parts.length = 0;
    answers = 'takes';
    api = {
      ...session.api,
      upload: (file, signal, onProgress) => {
        const { name, type, content } = file;
        seen.push({ name, type, text: Buffer.from(content).toString() });
        if (answers === 'refuses')
          return Promise.resolve(failure({ kind: 'timedOut', afterMs: 1 }));
        if (answers === 'takes') return session.api.upload(file, signal, onProgress);
        return new Promise((resolve) => {
          signal?.addEventListener('abort', () => {
            resolve(failure({ kind: 'cancelled' }));
          });
        });
      },
    };
  });
  afterEach(() => tidy(services));
  after(() => removeFolders(services));

  const choosing = (...names: readonly string[]): FieldUploads =>
    uploading(() => Promise.resolve(names.map((name) => vscode.Uri.joinPath(folder, name))));

  const uploading = (choose: () => Promise<readonly ChosenFile[]>): FieldUploads =>
    new FieldUploads(
      api,
      {
        changed: (uploads) => {
          shown = uploads;
          parts.push(...uploads.flatMap(({ sent }) => sent ?? []));
        },
        uploaded: (_, link) => {
          arrived.push(link);
        },
      },
      services.log,
      choose,
    );

  it('are uploaded one after the other, and forgotten when they are there', async () => {
    await writeText(folder, 'a.txt', 'one');
    await writeText(folder, 'b.bin', 'two');
    await choosing('a.txt', 'b.bin').handle({ type: 'attach', field });
    assert.deepEqual(seen, [
      { name: 'a.txt', type: 'text/plain', text: 'one' },
      { name: 'b.bin', type: 'application/octet-stream', text: 'two' },
    ]);
    assert.deepEqual(
      arrived.flatMap(fileLinksIn).map(({ name }) => name),
      ['a.txt', 'b.bin'],
    );
    assert.deepEqual(shown, []);
  });

  it('report how much of them has been sent', async () => {
    await writeText(folder, 'large.txt', 'x'.repeat(3_000_000));
    await choosing('large.txt').handle({ type: 'attach', field });
    assert.equal(arrived.length, 1);
    assert.ok(parts.length > 2, String(parts.length));
    assert.deepEqual(
      parts,
      parts.toSorted((a, b) => a - b),
    );
    assert.equal(parts.at(-1), 1);
  });

  it('report sensible progress for an empty file', async () => {
    await writeText(folder, 'empty.txt', '');
    await choosing('empty.txt').handle({ type: 'attach', field });
    assert.ok(parts.length > 0);
    assert.deepEqual(
      parts.filter((part) => part !== 1),
      [],
    );
  });

  it('say why they were not taken, and are taken when tried again', async () => {
    await writeText(folder, 'a.txt', 'one');
    const uploads = choosing('a.txt');
    answers = 'refuses';
    await uploads.handle({ type: 'attach', field });
    const [failed] = shown;
    assert.match(failed?.failure ?? '', /did not answer/);
    assert.equal(failed?.canRetry, true);
    assert.deepEqual(uploads.busy, []);
    answers = 'takes';
    await uploads.handle({ type: 'retryUpload', id: failed.id });
    assert.equal(arrived.length, 1);
    assert.deepEqual(shown, []);
  });

  it('are not read where they are too large or gone', async () => {
    await writeText(folder, 'large', '');
    const { truncate } = await import('node:fs/promises');
    await truncate(vscode.Uri.joinPath(folder, 'large').fsPath, largestFile + 1);
    await choosing('large', 'gone').handle({ type: 'attach', field });
    assert.deepEqual(
      shown.map(({ name, canRetry }) => [name, canRetry]),
      [
        ['large', false],
        ['gone', true],
      ],
    );
    assert.deepEqual(seen, []);
  });

  it('are sent once a person has seen and confirmed them, where they are shown first', async () => {
    const preview = { size: '3 bytes', from: 'src/a.ts', lines: 'one', more: false };
    const shownFirst = (name: string): ChosenFile => ({
      name,
      content: Buffer.from('one'),
      preview,
    });
    const uploads = uploading(() => Promise.resolve([shownFirst('a.ts'), shownFirst('b.ts')]));
    await uploads.handle({ type: 'attach', field });
    assert.deepEqual(
      shown.map((upload) => upload.preview),
      [preview, preview],
    );
    assert.deepEqual([seen, uploads.busy], [[], [field, field]]);
    const [first, second] = shown;
    await uploads.handle({ type: 'confirmUpload', id: first?.id ?? '' });
    await uploads.handle({ type: 'dropUpload', id: second?.id ?? '' });
    await uploads.handle({ type: 'confirmUpload', id: second?.id ?? '' });
    assert.deepEqual(
      seen.map(({ name, text }) => [name, text]),
      [['a.ts', 'one']],
    );
    assert.deepEqual([arrived.length, shown], [1, []]);
  });

  it('are stopped when the form is cleared', async () => {
    await writeText(folder, 'a.txt', 'one');
    await writeText(folder, 'b.txt', 'two');
    answers = 'waits';
    const uploads = choosing('a.txt', 'b.txt');
    const ended = uploads.handle({ type: 'attach', field });
    while (seen.length === 0) await vscode.commands.getCommands();
    assert.deepEqual(uploads.busy, [field, field]);
    uploads.clear();
    await ended;
    assert.deepEqual([shown, arrived, seen.length], [[], [], 1]);
  });
});
