import { l10n } from 'vscode';
import type { ClockView } from '../../core/base/clockView.ts';
import { visibleText } from '../../core/base/visibleText.ts';
import type { Misfit } from '../../core/form/storedValue.ts';
import type { Remark } from '../../core/kickoff/resolvePreset.ts';
import type { LeftOut } from '../../protocol/formNews.ts';
import { dateTime } from '../platform/format.ts';

function misfitText(why: Misfit | 'ambiguous'): string {
  switch (why) {
    case 'noField':
      return l10n.t('The form has no such field any more.');
    case 'otherKind':
      return l10n.t('The field takes another kind of value now.');
    case 'notOffered':
      return l10n.t('Not all of this is offered any more.');
    case 'nobody':
      return l10n.t('Nobody of that name can be chosen now.');
    case 'otherFile':
      return l10n.t('The file is not in this account. Upload it again.');
    case 'notNumber':
      return l10n.t('This cannot be read as a number.');
    case 'notDate':
      return l10n.t('This cannot be read as a day.');
    case 'ambiguous':
      return l10n.t('This can be read in two ways. Check what is chosen.');
  }
}

/** What a form has not taken over, in words. */
export function remarkText(remark: Remark, clock: ClockView): LeftOut {
  switch (remark.about) {
    case 'field':
      return {
        name: remark.name ?? l10n.t('A field that is no longer there'),
        text: visibleText(remark.text),
        why: misfitText(remark.why),
      };
    case 'due':
      return {
        name: l10n.t('Due'),
        text: dateTime(remark.at, clock),
        why: l10n.t('This time has passed.'),
      };
    case 'taskLink':
      return {
        name: l10n.t('Task links'),
        text: visibleText(remark.text),
        why: l10n.t('The workflow has no such task any more.'),
      };
    case 'noValues':
      return {
        name: l10n.t('Kick-off form'),
        text: '',
        why: l10n.t('The run shows none of its values, so the fields are those of a new form.'),
      };
  }
}
