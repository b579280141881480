import { type ExtensionContext, Uri } from 'vscode';

/** The folders in which the extension keeps something. */
type FolderName =
  | 'accounts'
  | 'demo'
  | 'drafts'
  | 'kept'
  | 'launches'
  | 'news'
  | 'removals'
  | 'runs'
  | 'savedLaunches'
  | 'signOuts';

/** A folder of the extension's storage, which all windows share. */
export const storageFolder = (
  { globalStorageUri }: Pick<ExtensionContext, 'globalStorageUri'>,
  name: FolderName,
): Uri => Uri.joinPath(globalStorageUri, name);
