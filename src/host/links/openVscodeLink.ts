import type { Uri } from 'vscode';

/** Opens what a link of VS Code’s scheme leads to; it never sends anything. */
export const openVscodeLink = (_parts: object, _uri: Uri): Promise<void> => Promise.resolve();
