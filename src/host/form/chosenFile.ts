import { type Uri, l10n, window } from 'vscode';
import type { FilePreview } from '../../protocol/uploads.ts';

/** A file that was read to be shown before it is sent. */
export interface ShownFile {
  readonly name: string;
  readonly content: Uint8Array;
  readonly preview: FilePreview;
}

/** A file that a person has chosen; one given by its address is read when it is sent. */
export type ChosenFile = Uri | ShownFile;

/** Lets a person choose files in VS Code's own dialog. */
export const askForFiles = async (): Promise<readonly ChosenFile[]> =>
  (await window.showOpenDialog({
    canSelectMany: true,
    openLabel: l10n.t('Upload'),
    title: l10n.t('Choose Files to Upload'),
  })) ?? [];
