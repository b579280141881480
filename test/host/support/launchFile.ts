import * as vscode from 'vscode';
import type { Services } from '../../../src/host/services.ts';
import { eventually } from '../../vscode/eventually.ts';
import { newFolder, writeText } from './records.ts';

/** A launch file in an editor. */
export interface OpenedFile {
  readonly document: vscode.TextDocument;
  readonly editor: vscode.TextEditor;
  /** The position behind a text of the file. */
  readonly after: (text: string) => vscode.Position;
  /** Puts another text in the place of all of it. */
  readonly write: (text: string) => Promise<void>;
}

/** Writes a launch file and opens it. */
export async function openLaunchFile(
  services: Services,
  name: string,
  text: string,
): Promise<OpenedFile> {
  const folder = newFolder(services);
  await writeText(folder, name, text);
  const file = vscode.Uri.joinPath(folder, name);
  // VS Code keeps a document for minutes that was opened through its API.
  await vscode.commands.executeCommand('vscode.open', file);
  const editor = await eventually(`an editor with ${name}`, () =>
    Promise.resolve(
      vscode.window.visibleTextEditors.find(
        ({ document: { uri } }) => uri.toString() === file.toString(),
      ),
    ),
  );
  const { document } = editor;
  return {
    document,
    editor,
    after: (part) => {
      const at = document.getText().indexOf(part);
      if (at < 0) throw new Error(`The file has no “${part}”.`);
      return document.positionAt(at + part.length);
    },
    write: async (changed) => {
      const all = new vscode.Range(0, 0, document.lineCount, 0);
      await editor.edit((edit) => {
        edit.replace(all, changed);
      });
    },
  };
}

/** Our diagnostics of a document. */
export const ours = ({ uri }: vscode.TextDocument): readonly vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Pneumatic');

/** The codes of our diagnostics, with the text that each marks. */
export const marked = (document: vscode.TextDocument): readonly string[] =>
  ours(document).map(
    ({ code, range }) => `${typeof code === 'string' ? code : ''}: ${document.getText(range)}`,
  );

/** Waits until exactly these are the diagnostics of a document. */
export async function untilMarked(
  document: vscode.TextDocument,
  expected: readonly string[],
): Promise<void> {
  await eventually(
    `the diagnostics ${expected.join(', ')}`,
    () =>
      Promise.resolve(
        JSON.stringify(marked(document)) === JSON.stringify(expected) ? true : undefined,
      ),
    () => `There are: ${marked(document).join(', ')}`,
  );
}

/** What is offered at a position: only what comes from us. */
export async function offered(
  { uri }: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly vscode.CompletionItem[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    position,
  );
  return items.filter(({ sortText }) => /^\d{4}$/.test(sortText ?? ''));
}

/** The labels of completions. */
export const labelsOf = (items: readonly vscode.CompletionItem[]): readonly string[] =>
  items.map(({ label }) => (typeof label === 'string' ? label : label.label));

/** The text of our hover at a position. */
export async function hoverAt(
  { uri }: vscode.TextDocument,
  position: vscode.Position,
): Promise<string> {
  const hovers = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    position,
  );
  const texts = hovers.flatMap(({ contents }) =>
    contents.map((content) => (content instanceof vscode.MarkdownString ? content.value : '')),
  );
  return texts.join('\n');
}

/** The quick fixes at a diagnostic. */
export const fixesAt = async (
  { uri }: vscode.TextDocument,
  range: vscode.Range,
): Promise<readonly vscode.CodeAction[]> =>
  vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
