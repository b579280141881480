import { l10n } from 'vscode';
import { isBlank } from '../../core/base/isBlank.ts';
import type { Unnamed } from '../../core/base/unnamed.ts';
import { visibleText } from '../../core/base/visibleText.ts';
import { shownName } from '../platform/format.ts';

/** What things are called that have no name; without an id where none is known. */
export const unnamed: Unnamed = {
  workflow: (id) =>
    id === undefined ? l10n.t('Unnamed workflow') : l10n.t('Unnamed workflow {0}', id),
  run: (id) => (id === undefined ? l10n.t('Unnamed run') : l10n.t('Unnamed run {0}', id)),
  task: (id) => (id === undefined ? l10n.t('Unnamed task') : l10n.t('Unnamed task {0}', id)),
};

/** What a thing of the service is called, whoever shows it: one without a name by its kind and id. */
export const nameOf = (
  kind: keyof Unnamed,
  { id, name }: { readonly id: string; readonly name: string },
): string => (isBlank(name) ? unnamed[kind](visibleText(id)) : shownName(name));
