import { l10n } from 'vscode';
import { isBlank } from '../../core/base/isBlank.ts';
import type { Unnamed } from '../../core/base/unnamed.ts';
import { visibleText } from '../../core/base/visibleText.ts';
import { shownName } from '../platform/format.ts';

/** The names of things that have none; without the id where it is unknown. */
export const unnamed: Unnamed = {
  workflow: (id) =>
    id === undefined ? l10n.t('Unnamed workflow') : l10n.t('Unnamed workflow {0}', id),
  run: (id) => (id === undefined ? l10n.t('Unnamed run') : l10n.t('Unnamed run {0}', id)),
  task: (id) => (id === undefined ? l10n.t('Unnamed task') : l10n.t('Unnamed task {0}', id)),
};

/** The name of a thing of the service; one without a name is called by its kind and id. */
export const nameOf = (
  kind: keyof Unnamed,
  { id, name }: { readonly id: string; readonly name: string },
): string => (isBlank(name) ? unnamed[kind](visibleText(id)) : shownName(name));
