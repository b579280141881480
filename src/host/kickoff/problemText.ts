import { l10n } from 'vscode';
import { visibleText } from '../../core/base/visibleText.ts';
import type { LaunchFault, LaunchProblem } from '../../core/kickoff/writtenLaunch.ts';
import { problemText as formProblemText } from '../../protocol/fieldStrings.ts';
import { fieldStrings } from '../form/fieldStrings.ts';

/** What is wrong with a written launch, in a sentence that says what to do. */
export const problemText = ({ fault }: Pick<LaunchProblem, 'fault'>): string =>
  visibleText(textOf(fault));

/** The same, after the names and positions that lead there: `values › Version: …`. */
export const placedProblemText = (problem: LaunchProblem): string => {
  const place = problem.path
    .map((step) => (typeof step === 'number' ? String(step + 1) : step))
    .join(' › ');
  const text = problemText(problem);
  return place === '' ? text : `${visibleText(place)}: ${text}`;
};

const offered = (names: readonly string[]): string =>
  names.length === 0
    ? ''
    : ` ${l10n.t('Did you mean {0}?', names.map((name) => `“${name}”`).join(', '))}`;

const listed = (ids: readonly string[]): string => ids.join(', ');

function textOf(fault: LaunchFault): string {
  switch (fault.code) {
    case 'wrongType':
      return wrongType(fault.expected);
    case 'unknownProperty':
      return l10n.t('A launch has no “{0}”.', fault.name) + offered(fault.nearest);
    case 'noWorkflow':
      return l10n.t('Say which workflow is launched: “workflow” with its name or ID.');
    case 'unknownWorkflow':
      return l10n.t('There is no workflow “{0}”.', fault.name) + offered(fault.nearest);
    case 'ambiguousWorkflow':
      return l10n.t(
        'Several workflows are called “{0}”. Use an ID: {1}.',
        fault.name,
        listed(fault.ids),
      );
    case 'inactiveWorkflow':
      return l10n.t(
        '“{0}” is inactive. Ask its owner to activate it in Pneumatic, then refresh.',
        fault.name,
      );
    case 'unknownField':
      return l10n.t('The form has no field “{0}”.', fault.name) + offered(fault.nearest);
    case 'ambiguousField':
      return l10n.t(
        'Several fields are called “{0}”. Use an API name: {1}.',
        fault.name,
        listed(fault.ids),
      );
    case 'fieldTwice':
      return l10n.t('“{0}” has a value already. Remove one of the two.', fault.name);
    case 'unknownSelection':
      return l10n.t('The field does not offer “{0}”.', fault.name) + offered(fault.nearest);
    case 'ambiguousSelection':
      return l10n.t(
        'Several options are called “{0}”. Use an ID: {1}.',
        fault.name,
        listed(fault.ids),
      );
    case 'unknownPerson':
      return l10n.t('Nobody called “{0}” can be chosen.', fault.name) + offered(fault.nearest);
    case 'ambiguousPerson':
      return l10n.t(
        'Several people are called “{0}”. Use an e-mail address: {1}.',
        fault.name,
        listed(fault.ids),
      );
    case 'unknownTask':
      return l10n.t('The workflow has no task “{0}”.', fault.name) + offered(fault.nearest);
    case 'ambiguousTask':
      return l10n.t(
        'Several tasks are called “{0}”. Use a number: {1}.',
        fault.name,
        listed(fault.ids),
      );
    case 'badDue':
      return l10n.t(
        '“{0}” is no time that is ahead. Write, for example, “tomorrow 17:00”, “+3 d” or “2027-01-31”.',
        fault.text,
      );
    case 'notTaken':
      return notTaken(fault.what);
    case 'missingField':
      return l10n.t('“{0}” is required and has no value.', fault.name);
    case 'form':
      return formProblemText(fieldStrings(), fault.problem);
    case 'unknownVariable':
      return l10n.t('There is no variable “{0}”.', fault.name) + offered(fault.nearest);
    case 'noValue':
      return l10n.t('The variable “{0}” has no value now. {1}', fault.name, fault.why);
    case 'envNotAllowed':
      return l10n.t(
        'The environment variable “{0}” may not be used. Add its name to the setting “pneumatic.launchVariables.environment”.',
        fault.name,
      );
  }
}

function wrongType(expected: Extract<LaunchFault, { code: 'wrongType' }>['expected']): string {
  switch (expected) {
    case 'object':
      return l10n.t('Write an object with names and values here.');
    case 'text':
      return l10n.t('Write a text here.');
    case 'textOrNumber':
      return l10n.t('Write a text or a number here.');
    case 'truth':
      return l10n.t('Write true or false here.');
    case 'value':
      return l10n.t('Write a text, a number, or a list of texts here.');
    case 'values':
      return l10n.t('Write the fields with their values here.');
  }
}

function notTaken(what: 'taskLinks' | 'due' | 'urgent'): string {
  switch (what) {
    case 'taskLinks':
      return l10n.t('This account takes no links of tasks with a launch. Remove them.');
    case 'due':
      return l10n.t('This account takes no due date with a launch. Remove it.');
    case 'urgent':
      return l10n.t('This account cannot launch a run as urgent. Remove it.');
  }
}
