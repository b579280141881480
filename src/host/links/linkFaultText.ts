import { l10n } from 'vscode';
import { visibleText } from '../../core/base/visibleText.ts';
import type { LinkFault } from '../../core/links/vscodeLink.ts';

/** The most characters of a parameter’s name that a message has. */
const shownLength = 60;

/** The name of a parameter, short and on one line. */
export const shownParameter = (name: string): string => {
  const line = visibleText(name).replaceAll(/\s+/g, ' ');
  const signs = Array.from(line);
  return signs.length > shownLength ? `${signs.slice(0, shownLength).join('')}…` : line;
};

/** Why a link opens nothing, with the parameter to look at. */
export function linkFaultText(fault: LinkFault): string {
  switch (fault.code) {
    case 'tooLong':
      return l10n.t('The link was not opened: it has more than {0} characters.', fault.limit);
    case 'unknownPlace':
      return l10n.t('The link was not opened: it leads to no launch, run or task.');
    case 'unknownParameter':
      return l10n.t(
        'The link was not opened: “{0}” is no parameter that it can have.',
        shownParameter(fault.name),
      );
    case 'repeated':
      return l10n.t(
        'The link was not opened: it has “{0}” more than once.',
        shownParameter(fault.name),
      );
    case 'missing':
      return l10n.t('The link was not opened: it has no “{0}”.', shownParameter(fault.name));
    case 'valueTooLong':
      return l10n.t(
        'The link was not opened: “{0}” has more than {1} characters.',
        ...[shownParameter(fault.name), fault.limit],
      );
    case 'deceptive':
      return l10n.t(
        'The link was not opened: “{0}” has invisible signs, or signs that turn text round.',
        shownParameter(fault.name),
      );
    case 'notTruth':
      return l10n.t(
        'The link was not opened: “{0}” is neither true nor false.',
        shownParameter(fault.name),
      );
    case 'notServer':
      return l10n.t(
        'The link was not opened: “{0}” is not the https address of a server.',
        shownParameter(fault.name),
      );
  }
}
