/** What of the editor can be attached, and what is read of it. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { changesNear } from '../../../src/host/attach/gitChanges.ts';
import { LastEditor } from '../../../src/host/attach/lastEditor.ts';
import { type Offer, asFile, isText, offersAt } from '../../../src/host/attach/offers.ts';
import { previewOf } from '../../../src/host/attach/preview.ts';
import type { Services } from '../../../src/host/services.ts';
import { eventually } from '../../vscode/eventually.ts';
import { runningServices } from '../support/extension.ts';
import { newFolder, removeFolders, writeText } from '../support/records.ts';

describe('What can be attached from the editor', () => {
  let services: Services;
  let folder: vscode.Uri;
  let editor: LastEditor;
  const problems = vscode.languages.createDiagnosticCollection('test of attaching');

  before(async () => {
    services = await runningServices();
  });
  beforeEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    folder = newFolder(services);
    editor = new LastEditor();
  });
  afterEach(async () => {
    editor.dispose();
    problems.clear();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
  after(async () => {
    problems.dispose();
    await removeFolders(services);
  });

  async function open(name: string, text: string): Promise<vscode.TextEditor> {
    await writeText(folder, name, text);
    return vscode.window.showTextDocument(vscode.Uri.joinPath(folder, name));
  }

  const offered = (): readonly Offer[] => offersAt(editor.place);
  const labels = (): readonly string[] => offered().map(({ label }) => label);

  async function take(label: string, offers = offered()) {
    const taken = await offers.find((offer) => offer.label === label)?.take();
    assert.ok(taken !== undefined && typeof taken !== 'string', label);
    return isText(taken) ? { ...asFile(taken), text: taken.text } : taken;
  }
  const textOf = ({ content }: { readonly content: Uint8Array }): string =>
    new TextDecoder().decode(content);

  it('is nothing while no text is open', () => {
    assert.deepEqual(offersAt(editor.place, []), []);
  });

  it('is the current file as it is on disk, with its first lines to be shown', async () => {
    await open('plan.md', '# Plan\none\n');
    const taken = await take('Current File');
    assert.deepEqual([taken.name, textOf(taken)], ['plan.md', '# Plan\none\n']);
    assert.match(taken.preview.from, /plan\.md$/);
    assert.equal(taken.preview.lines, '# Plan\none\n');
    assert.equal(taken.preview.size, '11 bytes');
  });

  it('is the current file as it is in its editor while that is not saved, and says so', async () => {
    const shown = await open('plan.md', 'one');
    await shown.edit((edit) => {
      edit.insert(new vscode.Position(0, 3), ' and two');
    });
    const taken = await take('Current File');
    assert.equal(textOf(taken), 'one and two');
    assert.match(taken.preview.from, /not saved/);
  });

  it('is the selection, named after its lines', async () => {
    const shown = await open('plan.ts', 'const a = 1;\nconst b = 2;\nconst c = 3;\n');
    assert.deepEqual(labels().slice(0, 2), ['Current File']);
    shown.selection = new vscode.Selection(1, 0, 2, 12);
    await eventually('the selection', () =>
      Promise.resolve(labels().includes('Selection') ? true : undefined),
    );
    const taken = await take('Selection');
    assert.deepEqual([taken.name, textOf(taken)], ['plan-2-3.ts', 'const b = 2;\nconst c = 3;']);
  });

  it('is what was worked on last, also while a page is in front of it', async () => {
    const shown = await open('plan.ts', 'const a = 1;\n');
    shown.selection = new vscode.Selection(0, 6, 0, 7);
    const page = vscode.window.createWebviewPanel('page', 'A page', vscode.ViewColumn.One);
    await eventually('the page in front', () =>
      Promise.resolve(vscode.window.activeTextEditor ? undefined : true),
    );
    assert.deepEqual(labels(), ['Current File', 'Selection']);
    assert.equal(textOf(await take('Selection')), 'a');
    const restored = new LastEditor();
    assert.deepEqual(
      offersAt(restored.place).map(({ about }) => about),
      ['plan.ts'],
    );
    restored.dispose();
    page.dispose();
  });

  it('are the problems of the file, in the order of its lines', async () => {
    const { document } = await open('plan.ts', 'one\ntwo\n');
    const at = (line: number) => new vscode.Range(line, 1, line, 2);
    const late = new vscode.Diagnostic(at(1), 'Late.', vscode.DiagnosticSeverity.Warning);
    late.source = 'ts';
    problems.set(document.uri, [late, new vscode.Diagnostic(at(0), 'Early.')]);
    await eventually('the problems', () =>
      Promise.resolve(labels().includes('Problems of the Current File') ? true : undefined),
    );
    const taken = await take('Problems of the Current File');
    assert.deepEqual(
      [taken.name, textOf(taken)],
      ['plan.ts-problems.txt', '1:2 error: Early.\n2:2 warning: Late. [ts]'],
    );
  });

  it('is no file that is gone, which is said by whoever takes it', async () => {
    const { document } = await open('plan.md', 'one');
    await vscode.workspace.fs.delete(document.uri);
    const [offer] = offersAt({ uri: document.uri, editor: undefined }, []);
    await assert.rejects(async () => offer?.take());
  });

  it('are the changes that Git tells of, of the file and of its repository', async () => {
    const { document } = await open('plan.md', 'one\n');
    const { uri } = document;
    const other = vscode.Uri.joinPath(folder, 'other.md');
    const asked: string[] = [];
    const repository = {
      rootUri: folder,
      state: { remotes: [], indexChanges: [{ uri: other }], workingTreeChanges: [{ uri }] },
      diff: (cached: boolean) => Promise.resolve(cached ? '+staged\n' : '+two\n'),
      diffWith: (...about: readonly string[]) => {
        asked.push(...about);
        return Promise.resolve('+two\n');
      },
      getCommit: () => Promise.reject(new Error('It is not asked for.')),
      getRefs: () => Promise.reject(new Error('They are not asked for.')),
    };
    const clean = {
      ...repository,
      state: { remotes: [], indexChanges: [], workingTreeChanges: [] },
    };
    const near = (one: typeof repository, file?: vscode.Uri) =>
      changesNear(file, { repositories: [one], getRepository: () => one });
    const offers = offersAt(editor.place, near(repository, uri));
    const ofFile = await take('Changes of the Current File', offers);
    assert.deepEqual([ofFile.name, textOf(ofFile)], ['plan.md.diff', '+two\n']);
    assert.deepEqual(asked, ['HEAD', uri.fsPath]);
    const all = await take('Changes of the Whole Repository', offers);
    assert.equal(textOf(all), '+staged\n+two\n');
    assert.deepEqual(
      near(repository, vscode.Uri.joinPath(folder, 'third.md')).map(({ of }) => of),
      ['repository'],
    );
    assert.deepEqual(
      near(repository).map(({ of }) => of),
      ['repository'],
    );
    assert.deepEqual(near(clean, uri), []);
  });

  it('are no changes where the Git extension does not run', async () => {
    const { document } = await open('plan.md', 'one\n');
    assert.deepEqual(changesNear(document.uri), []);
  });

  it('is shown by its first lines, without signs that hide something', () => {
    const long = previewOf(new TextEncoder().encode('\u202eone\n'.repeat(40)), 'a');
    assert.equal(long.lines, Array.from({ length: 12 }, () => '\ufffdone').join('\n'));
    assert.equal(long.more, true);
    assert.deepEqual(previewOf(new Uint8Array([80, 75, 0, 1]), 'a.zip'), {
      size: '4 bytes',
      from: 'a.zip',
      lines: '',
      more: false,
    });
  });
});
