import { type TextEditor, type Uri, l10n, window, workspace } from 'vscode';
import type { VariableValue } from '../../../core/kickoff/variables.ts';

const noEditor = (): VariableValue => ({ why: l10n.t('No file is open in front.') });

/** A path as people write it: of the machine for a file of it, else that of its address. */
const pathOf = (uri: Uri): string => (uri.scheme === 'file' ? uri.fsPath : uri.path);

/** The editor of a text other than the launch file itself, the one in front first. */
function editorBeside(launchFile: Uri | undefined): TextEditor | undefined {
  const isOther = ({ document }: TextEditor): boolean =>
    document.uri.toString() !== launchFile?.toString() && document.uri.scheme !== 'output';
  const { activeTextEditor: active } = window;
  return active && isOther(active) ? active : window.visibleTextEditors.find(isOther);
}

/**
 * The value of a variable that VS Code has, too: `workspaceFolder`, `file`, `relativeFile`,
 * `fileBasename`, `selectedText`, `lineNumber`.
 * @param folder the folder that the launch belongs to.
 * @param launchFile is never the file that is meant.
 */
export function editorVariable(
  name: string,
  folder: Uri | undefined,
  launchFile: Uri | undefined,
): VariableValue {
  if (name === 'workspaceFolder') {
    const root = folder ?? workspace.workspaceFolders?.[0]?.uri;
    return root ? { value: pathOf(root) } : { why: l10n.t('No folder is open.') };
  }
  const editor = editorBeside(launchFile);
  if (!editor) return noEditor();
  const { document, selection } = editor;
  switch (name) {
    case 'file':
      return { value: pathOf(document.uri) };
    case 'relativeFile':
      return { value: workspace.asRelativePath(document.uri, false) };
    case 'fileBasename':
      return { value: document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1) };
    case 'lineNumber':
      return { value: String(selection.active.line + 1) };
    default: {
      const text = document.getText(selection);
      return text === '' ? { why: l10n.t('Nothing is selected.') } : { value: text };
    }
  }
}
