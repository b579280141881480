import { assertNever } from '../core/base/result.ts';
import type { SiteProblem } from '../core/form/siteProblem.ts';
import type { Problem } from '../core/form/validate.ts';
import { format } from '../core/base/format.ts';
import type { FileStrings, NoticeStrings } from './pageStrings.ts';

/** The texts of a form of any kind, translated by the host. `format` replaces `{0}` and `{1}`. */
export interface FieldStrings extends NoticeStrings, FileStrings {
  readonly required: string;
  /** The mark at a value that a link has filled in. */
  readonly fromLink: string;
  readonly unknownType: string;
  readonly unknownOptions: string;
  readonly missingOptions: string;
  readonly unreadableFields: string;
  readonly unreadableOptional: string;
  readonly unreadableRequired: string;
  readonly openInBrowser: string;
  readonly fileHelp: string;
  readonly fileHelpUpload: string;
  readonly fileHelpNoLink: string;
  readonly fileHelpOwnLink: string;
  readonly fileHelpOwnUpload: string;
  readonly userHelp: string;
  readonly assigneeHelp: string;
  readonly members: string;
  readonly membersOne: string;
  readonly moreAssignees: string;
  readonly noAssignee: string;
  readonly noOption: string;
  readonly goneOption: string;
  readonly blankOption: string;
  readonly choose: string;
  readonly clearChoice: string;
  /** `{0}` is the typed text. */
  readonly numberMeaning: string;
  readonly problemCount: string;
  readonly problemCountOne: string;
  readonly problemRequired: string;
  /** For a field of which one option has to be chosen. */
  readonly problemChooseOne: string;
  readonly problemChooseSome: string;
  readonly problemTooLong: string;
  readonly problemNotNumber: string;
  readonly problemAmbiguousNumber: string;
  readonly problemNotDate: string;
  readonly problemNotUrl: string;
  readonly problemNotLink: string;
  readonly problemNotUploaded: string;
  readonly problemNotFileLink: string;
  readonly siteProblems: Readonly<Record<SiteProblem, string>>;
  readonly problemNotSum: string;
  readonly problemUnstorable: string;
  readonly problemNotSelection: string;
  readonly problemNotOffered: string;
  readonly problemNotAssignee: string;
  readonly problemNotFuture: string;
  readonly problemUndecided: string;
  /** `{0}` has saved `{1}` where `{2}` was typed. */
  readonly clashSaved: string;
  /** `{0}` has been saved where `{1}` was typed, and the service does not say who saved it. */
  readonly clashSavedBySomebody: string;
  /** `{0}` is now suggested where `{1}` was typed. */
  readonly clashSuggested: string;
  readonly formChanged: string;
  readonly dismissNews: string;
  readonly keptText: string;
  readonly copyText: string;
  readonly leftOut: string;
  readonly cleared: string;
  readonly replaced: string;
  readonly restore: string;
  readonly nothing: string;
  readonly keepMine: string;
  readonly takeTheirs: string;
  /** Shown for a value, `{0}`, that will be removed. */
  readonly emptied: string;
  /** Shown for the value of a required field that will be removed. */
  readonly emptiedRequired: string;
}

/** A problem in words, without the name of the field. */
export function problemText(strings: FieldStrings, problem: Problem): string {
  switch (problem.code) {
    case 'required':
      return strings.problemRequired;
    case 'tooLong':
      return format(strings.problemTooLong, problem.limit, problem.length);
    case 'notNumber':
      return strings.problemNotNumber;
    case 'ambiguousNumber':
      return strings.problemAmbiguousNumber;
    case 'notDate':
      return strings.problemNotDate;
    case 'notUrl':
      return problem.target.part === 'field' ? strings.problemNotUrl : strings.problemNotLink;
    case 'notUploaded':
      return strings.problemNotUploaded;
    case 'notOffered':
      return strings.problemNotOffered;
    case 'notAssignee':
      return strings.problemNotAssignee;
    case 'undecided':
      return strings.problemUndecided;
    case 'notFuture':
      return strings.problemNotFuture;
    case 'siteSign':
    case 'siteHyphen':
    case 'siteEnding':
    case 'sitePort':
      return strings.siteProblems[problem.code];
    case 'notFileLink':
      return strings.problemNotFileLink;
    case 'unstorable':
      return format(strings.problemUnstorable, problem.at);
    case 'notSum':
      return format(strings.problemNotSum, problem.totals.join(' / '), problem.sum);
    case 'unreadable':
      return strings.unreadableRequired;
    default:
      return assertNever(problem);
  }
}
