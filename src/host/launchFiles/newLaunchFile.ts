import { commands, languages, SnippetString, Uri, window, workspace } from 'vscode';

/** A launch to begin with: the names that can stand there are offered at once. */
const beginning = new SnippetString('{\n\t"workflow": "$1",\n\t"values": {$0}\n}\n');

/** Opens a launch file that is not saved yet, with the workflows to choose from. */
export async function newLaunchFile(): Promise<void> {
  const opened = await workspace.openTextDocument(await freeName());
  // Else VS Code guesses the language of a file that is not saved yet, by its text.
  const document = await languages.setTextDocumentLanguage(opened, 'jsonc');
  const editor = await window.showTextDocument(document);
  await editor.insertSnippet(beginning);
  await commands.executeCommand('editor.action.triggerSuggest');
}

/** The first name that neither a file nor an open document has. */
async function freeName(): Promise<Uri> {
  const [folder] = (workspace.workspaceFolders ?? [])
    .map(({ uri }) => uri)
    .filter(({ scheme }) => scheme === 'file');
  for (let count = 1; ; count++) {
    const name = count === 1 ? 'launch.pneumatic.json' : `launch-${count}.pneumatic.json`;
    const file = folder && Uri.joinPath(folder, name);
    const untitled = file ? file.with({ scheme: 'untitled' }) : Uri.parse(`untitled:${name}`);
    const isOpen = workspace.textDocuments.some(
      ({ uri }) => uri.toString() === untitled.toString(),
    );
    if (!isOpen && !(file && (await isThere(file)))) return untitled;
  }
}

const isThere = (file: Uri): PromiseLike<boolean> =>
  workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
