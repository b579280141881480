import { l10n } from 'vscode';
import type { FileProperty } from '../../core/launchFiles/suggestions.ts';

/** What a property of a launch is for. */
export function propertyText(property: FileProperty): string {
  switch (property) {
    case 'workflow':
      return l10n.t('The name of the workflow, or its ID.');
    case 'name':
      return l10n.t('The name of the run. Left out: the name that the form suggests.');
    case 'values':
      return l10n.t('Values by the name of the field, or by its API name.');
    case 'taskLinks':
      return l10n.t('Links that replace those of tasks, by the name or the number of the task.');
    case 'urgent':
      return l10n.t('Whether the run is urgent.');
    case 'due':
      return l10n.t('When the run is due: 2027-01-31, tomorrow 17:00, Fri, +3 d.');
    case 'inputs':
      return l10n.t('What is asked for each variable of the kind input, as in tasks.json.');
  }
}

const variableTexts = (): readonly (readonly [RegExp, string])[] => [
  [/^workspaceFolder$/, l10n.t('The folder that the launch file is in.')],
  [/^file$/, l10n.t('The file in the editor.')],
  [/^relativeFile$/, l10n.t('The file in the editor, from the folder on.')],
  [/^fileBasename$/, l10n.t('The name of the file in the editor.')],
  [/^selectedText$/, l10n.t('What is selected in the editor.')],
  [/^lineNumber$/, l10n.t('The number of the line with the cursor.')],
  [/^git:branch$/, l10n.t('The branch of Git.')],
  [/^git:tag$/, l10n.t('The tag of the commit that is checked out.')],
  [/^git:commit$/, l10n.t('The commit that is checked out.')],
  [/^git:message$/, l10n.t('The message of that commit.')],
  [/^date$/, l10n.t('Today. With +3d, +1w or -1d: that many days or weeks from today.')],
  [/^date[+-]/, l10n.t('A day, counted from today.')],
  [/^me$/, l10n.t('The e-mail address of the owner of the API key.')],
  [/^env:/, l10n.t('A variable of the environment that the setting allows.')],
  [/^input:/, l10n.t('An answer that is asked for at the launch.')],
];

/** What a variable stands for; undefined where there is no such variable. */
export const variableText = (name: string): string | undefined =>
  variableTexts().find(([pattern]) => pattern.test(name))?.[1];

/** The variables that are offered; those of a kind end in a colon. */
export const offeredVariables = [
  'git:branch',
  'git:tag',
  'git:commit',
  'git:message',
  'date',
  'date+3d',
  'date+1w',
  'me',
  'workspaceFolder',
  'file',
  'relativeFile',
  'fileBasename',
  'selectedText',
  'lineNumber',
] as const;
