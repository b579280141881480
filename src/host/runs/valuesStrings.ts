import { l10n } from 'vscode';
import type { ValuesStrings } from '../../protocol/valuesPage.ts';
import { fieldStrings } from '../form/fieldStrings.ts';
import { pageStrings } from '../page/pageStrings.ts';

/** The texts of the form that changes the values of a run, in the user's language. */
export const valuesStrings = (): ValuesStrings => ({
  ...fieldStrings(),
  ...pageStrings(),
  loading: l10n.t('Loading the values…'),
  title: l10n.t('Values of “{0}”'),
  help: l10n.t(
    'The run keeps what you leave as it is. Its tasks, and who works on them, follow what you change.',
  ),
  kickoffForm: l10n.t('Kick-off form'),
  save: l10n.t('Save'),
  saving: l10n.t('Saving…'),
  saveKeys: l10n.t('{0} saves. Enter moves on.'),
  maybeSaved: l10n.t(
    'The values may have been saved: the extension stopped before there was an answer.',
  ),
  nothingTyped: l10n.t('Nothing is changed.'),
  saved: l10n.t('“{0}” has the new values.'),
  openRun: l10n.t('Open Run'),
  stopWaiting: l10n.t('Stop Waiting'),
  clear: l10n.t('Clear'),
  copied: l10n.t('Copied'),
  locks: {
    notChangeable: l10n.t(
      'You may look at this run, but not change it. A run is changed by the owner of the account, or by an admin who owns its workflow.',
    ),
    runDone: l10n.t('The run is done, so that its values stay as they are.'),
    noFields: l10n.t('The run has no kick-off fields.'),
  },
});
