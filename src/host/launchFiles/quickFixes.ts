import {
  CodeAction,
  CodeActionKind,
  type CodeActionContext,
  type CodeActionProvider,
  type Command,
  type Diagnostic,
  l10n,
  type Range,
  type TextDocument,
  WorkspaceEdit,
} from 'vscode';
import type { LaunchFault } from '../../core/kickoff/writtenLaunch.ts';
import {
  fieldWritten,
  missingFields,
  writtenFields,
  writtenSelections,
} from '../../core/launchFiles/suggestions.ts';
import { visibleText } from '../../core/base/visibleText.ts';
import type { CommandId } from '../manifest/ids.ts';
import { shownName } from '../platform/format.ts';
import { type LaunchDiagnostics, type PlacedProblem, signedOutCode } from './diagnostics.ts';
import { insertFields } from './insertFields.ts';
import { formatOf } from './launchFileDocument.ts';
import { rangeIn } from './ranges.ts';
import { variableInText } from './variableInText.ts';
import { writtenText } from './writtenText.ts';

/** The most texts that are offered in place of a wrong one. */
const mostTexts = 10;

/** Mends what is marked in a launch file. */
export class LaunchFixes implements CodeActionProvider {
  static readonly kinds = [CodeActionKind.QuickFix];

  readonly #diagnostics: LaunchDiagnostics;

  constructor(diagnostics: LaunchDiagnostics) {
    this.#diagnostics = diagnostics;
  }

  provideCodeActions(
    document: TextDocument,
    range: Range,
    { diagnostics }: CodeActionContext,
  ): CodeAction[] {
    const found = this.#diagnostics
      .of(document)
      .filter((placed) => placed.range.intersection(range) !== undefined);
    const hint = diagnostics.find(({ code }) => code === signedOutCode);
    return [
      ...addMissing(document, found, diagnostics),
      ...found.flatMap((placed) => replacements(document, placed, diagnostics)),
      ...(hint ? signIn(hint) : []),
    ];
  }
}

function fix(title: string, diagnostics: readonly Diagnostic[]): CodeAction {
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.diagnostics = [...diagnostics];
  return action;
}

/** The diagnostics that VS Code shows for a problem. */
const shownFor = ({ range, problem }: PlacedProblem, all: readonly Diagnostic[]) =>
  all.filter((each) => each.code === problem.fault.code && each.range.isEqual(range));

/** Adds all required fields that a launch lacks. */
function addMissing(
  document: TextDocument,
  found: readonly PlacedProblem[],
  diagnostics: readonly Diagnostic[],
): readonly CodeAction[] {
  const missing = found.filter(({ problem }) => problem.fault.code === 'missingField');
  const [first] = missing;
  if (!first?.form) return [];
  const { launch } = first;
  const { fields } = first.form.form;
  const written = writtenFields(fields);
  const names = missing
    .filter((each) => each.launch === launch)
    .flatMap(({ problem: { fault } }) => ('name' in fault ? [fault.name] : []));
  const empty = missingFields(launch.value, names, fields).map((field) => ({
    ...{ name: written(field), isList: field.kind === 'checkbox' },
  }));
  const format = formatOf(document.uri) ?? 'json';
  const change = insertFields(
    document.getText(),
    format,
    launch.name === undefined ? [] : ['launches', launch.name],
    empty,
  );
  if (!change || empty.length === 0) return [];
  const action = fix(
    l10n.t('Add the missing required fields'),
    missing.flatMap((each) => shownFor(each, diagnostics)),
  );
  action.edit = new WorkspaceEdit();
  action.edit.replace(document.uri, rangeIn(document, change), change.text);
  action.isPreferred = true;
  return [action];
}

/** Another text for the one that is marked, with how the fix is called. */
interface Replacement {
  readonly text: string;
  readonly title: string;
}

function replacements(
  document: TextDocument,
  placed: PlacedProblem,
  diagnostics: readonly Diagnostic[],
): readonly CodeAction[] {
  const { problem, launch } = placed;
  const span = launch.spanOf(problem.path, problem.at);
  const text = document.getText(rangeIn(document, span));
  const variable = variableInText(text, problem);
  // A variable that cannot be told from the text around it is mended by hand.
  if (problem.within && !variable) return [];
  const range = variable ? placed.range : rangeIn(document, span);
  const format = formatOf(document.uri) ?? 'json';
  return textsFor(placed).map(({ text, title }, at) => {
    const action = fix(title, shownFor(placed, diagnostics));
    action.edit = new WorkspaceEdit();
    const written = problem.within ? `\${${text}}` : writtenText(text, format);
    action.edit.replace(document.uri, range, written);
    action.isPreferred = at === 0 && 'nearest' in problem.fault;
    return action;
  });
}

function textsFor(placed: PlacedProblem): readonly Replacement[] {
  const { fault } = placed.problem;
  const nearest = nearestOf(fault).map((text) => ({
    text,
    title: l10n.t('Replace by “{0}”', visibleText(shownName(text))),
  }));
  const known = new Set(nearest.map(({ text }) => text));
  const others = selectionsFor(placed).filter(({ text }) => !known.has(text));
  const ids = 'ids' in fault ? fault.ids : [];
  return [
    ...nearest,
    ...others,
    ...ids.map((text) => ({ text, title: l10n.t('Use “{0}”', visibleText(text)) })),
  ].slice(0, mostTexts);
}

const nearestOf = (fault: LaunchFault): readonly string[] =>
  'nearest' in fault ? fault.nearest : [];

/** The selections that the field offers, where another text stands. */
function selectionsFor({ problem, form }: PlacedProblem): readonly Replacement[] {
  const { path, fault } = problem;
  const isWrong =
    fault.code === 'unknownSelection' ||
    (fault.code === 'form' && fault.problem.code === 'notOffered');
  const field = form && fieldWritten(form.form.fields, String(path[1]));
  if (!isWrong || !field) return [];
  const written = writtenSelections(field);
  return field.selections.map((selection) => ({
    text: written(selection),
    title: l10n.t('Choose “{0}”', visibleText(shownName(selection.label))),
  }));
}

function signIn(hint: Diagnostic): readonly CodeAction[] {
  const act = (title: string, command: CommandId): CodeAction => {
    const action = fix(title, [hint]);
    action.command = { title, command } satisfies Command;
    return action;
  };
  return [
    act(l10n.t('Set API Key…'), 'pneumatic.setApiKey'),
    act(l10n.t('Use Demo Account'), 'pneumatic.useDemoAccount'),
  ];
}
