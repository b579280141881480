import { l10n } from 'vscode';

export const gone = (): string => l10n.t('The task is not there any more.');

/** The service does not tell one from the other. */
export const notThere = (): string =>
  l10n.t(
    'This task has not started yet, or it is not there any more. Its run shows how it stands.',
  );
