import { commands, languages, SnippetString, window, workspace } from 'vscode';
import { freeAddress } from './freeAddress.ts';

/** A launch to begin with: the names that can stand there are offered at once. */
const beginning = new SnippetString('{\n\t"workflow": "$1",\n\t"values": {$0}\n}\n');

/** Opens a launch file that is not saved yet, with the workflows to choose from. */
export async function newLaunchFile(): Promise<void> {
  const opened = await workspace.openTextDocument(await freeAddress('launch'));
  // Else VS Code guesses the language of a file that is not saved yet, by its text.
  const document = await languages.setTextDocumentLanguage(opened, 'jsonc');
  const editor = await window.showTextDocument(document);
  await editor.insertSnippet(beginning);
  await commands.executeCommand('editor.action.triggerSuggest');
}
