/** The files of a form of any kind, with a real server that takes them. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { PneumaticApi } from '../../../src/core/api.ts';
import { fileLinksIn, withUploadedFile } from '../../../src/core/form/fileLinks.ts';
import { type FormInput, emptyInput } from '../../../src/core/form/input.ts';
import { accountId, fieldId, runTaskId } from '../../../src/core/base/ids.ts';
import { DraftKeeper, Drafts } from '../../../src/host/form/drafts.ts';
import { FormFiles } from '../../../src/host/form/formFiles.ts';
import type { Services } from '../../../src/host/services.ts';
import type { FieldsMessage } from '../../../src/protocol/uploads.ts';
import { fieldOf } from '../../support/samples/workflows.ts';
import { signInToDemo, tidy } from '../support/account.ts';
import { runningServices } from '../support/extension.ts';
import { newFolder, removeFolders, writeText } from '../support/records.ts';

describe('The files of a form in a panel', () => {
  let services: Services;
  let api: PneumaticApi;
  let drafts: Drafts;
  let draft: DraftKeeper;
  let files: FormFiles;
  let input: FormInput | undefined;
  let said: FieldsMessage[];
  let chosen: Promise<readonly vscode.Uri[]>;
  let file: vscode.Uri;
  const map = fieldOf('file', { id: fieldId('map') });
  const choose = { type: 'attach', field: map.id } as const;

  before(async () => {
    services = await runningServices();
  });
  beforeEach(async () => {
    api = (await signInToDemo(services, 'current')).api;
    const folder = newFolder(services);
    await writeText(folder, 'map.txt', 'here');
    file = vscode.Uri.joinPath(folder, 'map.txt');
    chosen = Promise.resolve([file]);
    drafts = new Drafts(newFolder(services), services.log, 'window', services.names);
    draft = new DraftKeeper(drafts, accountId('demo'), `task:${runTaskId('1')}`);
    input = emptyInput;
    said = [];
    files = new FormFiles(
      {
        showUploads: (uploads) => {
          said.push({ type: 'uploads', uploads });
        },
        fillIn: (arrived) => {
          if (!input) return undefined;
          said.push({ type: 'uploaded', ...arrived });
          input = withUploadedFile([map], input, arrived);
          return input;
        },
      },
      draft,
      services.log,
      () => chosen,
    );
  });
  afterEach(async () => {
    await draft.flush();
    drafts.dispose();
    await tidy(services);
  });
  after(() => removeFolders(services));

  const names = (filled: FormInput | undefined): readonly string[] =>
    (filled?.values ?? []).flatMap(([, value]) =>
      typeof value === 'string' ? fileLinksIn(value).map(({ name }) => name) : [],
    );
  /** The account, with uploads that end only when they are cancelled. */
  const waiting = (): PneumaticApi => ({
    ...api,
    upload: (_, signal) =>
      new Promise((resolve) => {
        const stop = (): void => {
          resolve({ ok: false, error: { kind: 'cancelled' } });
        };
        if (signal?.aborted) stop();
        signal?.addEventListener('abort', stop);
      }),
  });

  async function begun(): Promise<void> {
    while (files.list?.length === 0) await vscode.commands.getCommands();
  }

  it('are in their field and in the draft, even if the page gets no message', async () => {
    files.use(api);
    await files.handle(choose);
    await files.handle(choose);
    assert.deepEqual(names(input), ['map.txt', 'map.txt']);
    assert.deepEqual(names(await draft.current()), ['map.txt', 'map.txt']);
    assert.deepEqual(
      said.flatMap((message) => (message.type === 'uploaded' ? message.field : [])),
      [map.id, map.id],
    );
    assert.deepEqual(files.list, []);
    assert.equal(files.hold, undefined);
  });

  it('are taken by no account that has no file service', async () => {
    files.use(undefined);
    await files.handle(choose);
    assert.deepEqual([files.list, names(input), said], [undefined, [], []]);
  });

  it('keep the form from being sent while one is on its way, and say where', async () => {
    const slow = waiting();
    files.use(slow);
    const ended = files.handle(choose);
    await begun();
    const { hold } = files;
    assert.ok(hold?.phase === 'failed');
    assert.match(hold.notice.message, /still on its way/);
    assert.deepEqual(
      hold.rejections.map(({ target }) => target),
      [{ part: 'field', id: map.id }],
    );
    files.clear();
    await ended;
    assert.equal(files.hold, undefined);
  });

  it('stop when another account is used, and go on when it is the same', async () => {
    const slow = waiting();
    files.use(slow);
    const ended = files.handle(choose);
    await begun();
    files.use(slow);
    assert.equal(files.list?.length, 1);
    files.use(api);
    await ended;
    assert.deepEqual([files.list, names(input)], [[], []]);
  });

  it('are not uploaded where the form was cleared while they were chosen', async () => {
    let pick: (picked: readonly vscode.Uri[]) => void = () => undefined;
    chosen = new Promise((resolve) => {
      pick = resolve;
    });
    files.use(api);
    const ended = files.handle(choose);
    files.clear();
    pick([file]);
    await ended;
    assert.deepEqual([files.list, names(input), said], [[], [], []]);
  });
});
