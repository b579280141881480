import { FileDecoration, type FileDecorationProvider, ThemeColor, Uri, l10n } from 'vscode';
import { addressPart } from '../../core/account/webAddresses.ts';
import type { WorkflowId } from '../../core/base/ids.ts';

const scheme = 'pneumatic-inactive';

/** The URI by which the decoration recognises an inactive workflow's tree item; no file has it. */
export const inactiveUri = (id: WorkflowId): Uri =>
  Uri.from({ scheme, path: `/${addressPart(id)}` });

/** Dims inactive workflows. A tree item's label takes a colour only through a decoration. */
export const inactiveDecoration: FileDecorationProvider = {
  provideFileDecoration: (uri) =>
    uri.scheme === scheme
      ? new FileDecoration(undefined, l10n.t('Inactive'), new ThemeColor('disabledForeground'))
      : undefined,
};
