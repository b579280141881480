import { l10n } from 'vscode';
import {
  type Unreadable,
  type UnreadableKind,
  type UnreadableRow,
  describeUnreadable,
} from '../../core/base/unreadable.ts';
import { typeOf } from '../platform/reference.ts';

/** The number of entries that cannot be read, in a sentence. */
export function unreadableLabel({ kind, parts }: UnreadableRow): string {
  return parts.length === 1 ? oneText(kind) : severalText(kind, parts.length);
}

function oneText(kind: UnreadableKind): string {
  switch (kind) {
    case 'workflow':
      return l10n.t('1 workflow cannot be read');
    case 'field':
      return l10n.t('1 field cannot be read');
    case 'task':
      return l10n.t('1 task cannot be read');
    case 'run':
      return l10n.t('1 run cannot be read');
    case 'event':
      return l10n.t('1 event cannot be read');
  }
}

function severalText(kind: UnreadableKind, count: number): string {
  switch (kind) {
    case 'workflow':
      return l10n.t('{0} workflows cannot be read', count);
    case 'field':
      return l10n.t('{0} fields cannot be read', count);
    case 'task':
      return l10n.t('{0} tasks cannot be read', count);
    case 'run':
      return l10n.t('{0} runs cannot be read', count);
    case 'event':
      return l10n.t('{0} events cannot be read', count);
  }
}

/** Which entry it is and why it cannot be read, in short. */
export function unreadableReason({ name, id, path, expected, found }: Unreadable): string {
  const reason = l10n.t('at {0}, expected {1} but found {2}', path, expected, found);
  const called = name ?? (id === undefined ? undefined : `#${id}`);
  return called === undefined ? reason : l10n.t('{0}: {1}', called, reason);
}

/** All that is known of entries that cannot be read, for the people who run the server. */
export const unreadableDetails = (row: UnreadableRow): string =>
  `${unreadableLabel(row)}\n${describeUnreadable(row.parts)}\n`;

export const isUnreadableRow = (item: unknown): item is UnreadableRow =>
  typeOf(item) === 'unreadable';
