import type { TextDocument } from 'vscode';
import { formatOf } from './launchFileDocument.ts';
import { type LaunchFile, parseLaunchFile } from './parseLaunchFile.ts';

/** The launch files that are open, each parsed once for each version of its text. */
export class OpenLaunchFiles {
  readonly #parsed = new WeakMap<
    TextDocument,
    { readonly version: number; readonly file: LaunchFile }
  >();

  of(document: TextDocument): LaunchFile {
    const { version } = document;
    const known = this.#parsed.get(document);
    if (known?.version === version) return known.file;
    const file = parseLaunchFile(document.getText(), formatOf(document.uri) ?? 'json');
    this.#parsed.set(document, { version, file });
    return file;
  }
}
