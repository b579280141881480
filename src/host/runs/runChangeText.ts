import { l10n } from 'vscode';
import { type ServiceError, isSomebodyElses } from '../../core/base/errors.ts';
import { errorNotice, errorText } from '../service/errorText.ts';

/** The people who may change a run. */
export const whoMayChangeRuns = (): string =>
  l10n.t('A run is changed by the owner of the account, or by an admin who owns its workflow.');

/** Why a run could not be changed, and what to do about it. */
export function runChangeText(error: ServiceError): string {
  if (isSomebodyElses(error)) return errorText(error);
  const { message } = errorNotice(error);
  switch (error.kind) {
    case 'forbidden':
      return `${message} ${whoMayChangeRuns()}`;
    case 'notFound':
      return l10n.t('The run is not there any more.');
    case 'rejected':
      return `${message} ${l10n.t('Somebody may have changed the run meanwhile: see how it stands now.')}`;
    default:
      return errorText(error);
  }
}
