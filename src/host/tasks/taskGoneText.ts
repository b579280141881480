import { l10n } from 'vscode';

export const gone = (): string => l10n.t('The task is not there any more.');

/** The text for a task that is gone or not shown to me; the service answers the same to both. */
export const notThere = (): string =>
  l10n.t(
    'This task has not started yet, or it is not there any more. Its run shows how it stands.',
  );
