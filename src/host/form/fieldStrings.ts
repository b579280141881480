import { l10n } from 'vscode';
import type { FieldStrings } from '../../protocol/fieldStrings.ts';
import { noticeStrings } from '../page/pageStrings.ts';
import { unstorableText } from '../service/sendText.ts';

/** Stands beside the label of a field that must be filled in. */
export const requiredText = (): string => l10n.t('required');

/** The texts of a form of any kind, in the user's language. */
export const fieldStrings = (): FieldStrings => ({
  ...noticeStrings(),
  required: requiredText(),
  unknownType: l10n.t('This field has a type that is not known here (“{0}”). Fill it in as text.'),
  unknownOptions: l10n.t(
    'The options of this field cannot be read. Type what is to be chosen, word for word.',
  ),
  missingOptions: l10n.t('Some options of this field cannot be read, and are not shown.'),
  unreadableFields: l10n.t('The form has more than is shown here. What cannot be read: {0}'),
  unreadableOptional: l10n.t('It is left out of what is sent.'),
  unreadableRequired: l10n.t(
    'It may be required, so the form cannot be sent from here. Use Pneumatic in the browser for it.',
  ),
  openInBrowser: l10n.t('Open in Browser'),
  fileHelp: l10n.t('Paste a link to the file.'),
  fileHelpUpload: l10n.t('Choose a file, or paste a link to one.'),
  fileHelpNoLink: l10n.t('Choose a file. This server takes no links.'),
  fileHelpOwnLink: l10n.t(
    'Paste the link to a file that was uploaded to Pneumatic. The server takes no other links.',
  ),
  fileHelpOwnUpload: l10n.t(
    'Choose a file, or paste the link to one that was uploaded to Pneumatic.',
  ),
  chooseFile: l10n.t('Choose File…'),
  removeFile: l10n.t('Remove {0}'),
  uploading: l10n.t('Uploading {0}…'),
  cancelUpload: l10n.t('Cancel the upload of {0}'),
  dismissUpload: l10n.t('Put {0} aside'),
  userHelp: l10n.t('An e-mail address of somebody in the account.'),
  assigneeHelp: l10n.t('Type a name or an e-mail address, and choose somebody of the account.'),
  members: l10n.t('{0} members'),
  membersOne: l10n.t('1 member'),
  moreAssignees: l10n.t('{0} more fit. Type more to narrow them down.'),
  noAssignee: l10n.t('Nobody of the account fits.'),
  noOption: l10n.t('No option fits.'),
  goneOption: l10n.t('{0} (no longer offered)'),
  blankOption: l10n.t('(blank)'),
  choose: l10n.t('Choose…'),
  clearChoice: l10n.t('Clear the choice'),
  numberMeaning: l10n.t('“{0}” can be read in two ways. Which number is it?'),
  problemCount: l10n.t('{0} entries need your attention.'),
  problemCountOne: l10n.t('1 entry needs your attention.'),
  problemRequired: l10n.t('Fill this in.'),
  problemTooLong: l10n.t('At most {0} characters; this has {1}.'),
  problemNotNumber: l10n.t('Enter a number, such as 12 or 3.5.'),
  problemAmbiguousNumber: l10n.t('Choose which number this is.'),
  problemNotDate: l10n.t('Enter a date that the calendar has.'),
  problemNotUrl: l10n.t('Enter a web address, such as https://example.com.'),
  problemNotLink: l10n.t('Enter a link that starts with https:// or http://.'),
  problemNotUploaded: l10n.t('Remove this, and choose a file: this server takes no links.'),
  problemNotFileLink: l10n.t(
    'Upload the file. The server takes links to files alone that were uploaded to Pneumatic.',
  ),
  siteProblems: {
    siteSign: l10n.t(
      'The site may have letters, digits, hyphens and single dots in its name alone.',
    ),
    siteHyphen: l10n.t('No part of the site’s name may begin or end with a hyphen.'),
    siteEnding: l10n.t('The site’s name must end in letters, as example.com does.'),
    sitePort: l10n.t('The port after the colon must have two to five digits.'),
  },
  problemNotSum: l10n.t('The numbers of this group must make {0} together; they make {1}.'),
  problemUnstorable: unstorableText(),
  problemNotSelection: l10n.t('Choose one of the options.'),
  problemNotOffered: l10n.t('What was chosen is no longer offered. Choose again.'),
  problemNotAssignee: l10n.t('Choose somebody of the account, or a group.'),
  problemNotFuture: l10n.t('Choose a time that is still to come.'),
  problemUploading: l10n.t('Wait until the file has been uploaded, or cancel it.'),
  problemUndecided: l10n.t('Choose which of the two values to keep.'),
  clashSaved: l10n.t('{0} saved “{1}” meanwhile; yours: “{2}”.'),
  clashSavedBySomebody: l10n.t('Somebody saved “{0}” meanwhile; yours: “{1}”.'),
  clashSuggested: l10n.t('The workflow now suggests “{0}”; yours: “{1}”.'),
  formChanged: l10n.t('This form has changed; what you typed is kept.'),
  dismissNews: l10n.t('Dismiss'),
  keptText: l10n.t(
    'You typed this into what is no longer there. It is not sent; copy what you need.',
  ),
  copyText: l10n.t('Copy Text'),
  cleared: l10n.t('Cleared.'),
  restore: l10n.t('Restore'),
  nothing: l10n.t('nothing'),
  keepMine: l10n.t('Keep Mine'),
  takeTheirs: l10n.t('Take Theirs'),
  emptied: l10n.t('“{0}” was here, and is taken away when you send this.'),
  emptiedRequired: l10n.t('“{0}” was here. Pneumatic does not accept this field without a value.'),
});
