import { l10n } from 'vscode';
import type { FieldKind } from '../../core/form/field.ts';

export function fieldKindText(kind: FieldKind, sourceType: string): string {
  switch (kind) {
    case 'string':
      return l10n.t('Short text');
    case 'text':
      return l10n.t('Long text');
    case 'number':
      return l10n.t('Number');
    case 'date':
      return l10n.t('Date');
    case 'url':
      return l10n.t('Web address');
    case 'radio':
      return l10n.t('One of several');
    case 'dropdown':
      return l10n.t('Dropdown');
    case 'checkbox':
      return l10n.t('Any of several');
    case 'user':
      return l10n.t('Person');
    case 'file':
      return l10n.t('File');
    case 'unknown':
      return l10n.t('Unknown type “{0}”', sourceType);
  }
}
