import {
  Diagnostic,
  DiagnosticSeverity,
  Disposable,
  l10n,
  languages,
  type LogOutputChannel,
  type Range,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import type { ServiceError } from '../../core/base/errors.ts';
import type { WorkflowId } from '../../core/base/ids.ts';
import {
  type KnownForChecks,
  checkLaunch,
  workflowOf,
} from '../../core/launchFiles/launchProblems.ts';
import type { VariableValue } from '../../core/kickoff/variables.ts';
import type { LaunchProblem } from '../../core/kickoff/writtenLaunch.ts';
import { problemText } from '../kickoff/problemText.ts';
import { environmentVariables, onDidChangeSetting } from '../manifest/settings.ts';
import { settingIds } from '../manifest/ids.ts';
import { describe } from '../platform/log.ts';
import { errorText } from '../service/errorText.ts';
import type { AccountFacts, KnownAccount, OfferedForm } from './accountFacts.ts';
import { formatOf, isLaunchFile } from './launchFileDocument.ts';
import type { OpenLaunchFiles } from './openLaunchFiles.ts';
import type { FileLaunch, LaunchFile } from './parseLaunchFile.ts';
import { inputIdsOf } from './inputIds.ts';
import { rangeIn } from './ranges.ts';
import { variableInText } from './variableInText.ts';

/** How long nobody must have typed before a file is checked, in milliseconds. */
const pause = 300;
/** How many workflows are read at once. */
const atOnce = 4;

/** A problem of a launch and its place in the document. */
export interface PlacedProblem {
  readonly range: Range;
  readonly problem: LaunchProblem;
  readonly launch: FileLaunch;
  /** The form of the launch’s workflow, where it is known. */
  readonly form: OfferedForm | undefined;
}

/** The forms that could be read, and why another could not. */
interface ReadForms {
  readonly forms: ReadonlyMap<WorkflowId, OfferedForm>;
  readonly error: ServiceError | undefined;
}

/** What was found in a version of a document. */
interface Checked {
  readonly version: number;
  /** Counts the changes of the account before it. */
  readonly age: number;
  readonly placed: readonly PlacedProblem[];
}

/** The code of the hint that nobody is signed in. */
export const signedOutCode = 'signedOut';

/**
 * Marks in launch files what would be refused; checks them again once typing pauses. A file that no
 * editor shows is checked when one does, so that nothing is read for a file that nobody looks at.
 */
export class LaunchDiagnostics implements Disposable {
  readonly #files: OpenLaunchFiles;
  readonly #facts: AccountFacts;
  readonly #log: LogOutputChannel;
  readonly #shown = languages.createDiagnosticCollection('pneumatic');
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  readonly #checked = new WeakMap<TextDocument, Checked>();
  #age = 0;
  readonly #subscriptions: Disposable;

  constructor(files: OpenLaunchFiles, facts: AccountFacts, log: LogOutputChannel) {
    this.#files = files;
    this.#facts = facts;
    this.#log = log;
    this.#subscriptions = Disposable.from(
      this.#shown,
      window.onDidChangeVisibleTextEditors(() => {
        this.#checkAll();
      }),
      workspace.onDidChangeTextDocument(({ document }) => {
        this.#check(document, pause);
      }),
      workspace.onDidCloseTextDocument(({ uri }) => {
        this.#forget(uri.toString());
        this.#shown.delete(uri);
      }),
      facts.onDidChange(() => {
        this.#renew();
      }),
      onDidChangeSetting([settingIds.launchEnvironment], () => {
        this.#renew();
      }),
    );
    this.#checkAll();
  }

  /** The problems of a document as it is now. */
  of(document: TextDocument): readonly PlacedProblem[] {
    const checked = this.#checked.get(document);
    return checked?.version === document.version ? checked.placed : [];
  }

  dispose(): void {
    for (const key of [...this.#waiting.keys()]) this.#forget(key);
    this.#subscriptions.dispose();
  }

  #renew(): void {
    this.#age += 1;
    this.#checkAll();
  }

  /** Checks the files in sight that were not checked as they are now. */
  #checkAll(): void {
    for (const { document } of window.visibleTextEditors) {
      const checked = this.#checked.get(document);
      if (checked?.version !== document.version || checked.age !== this.#age)
        this.#check(document, 0);
    }
  }

  #forget(key: string): void {
    clearTimeout(this.#waiting.get(key));
    this.#waiting.delete(key);
  }

  #check(document: TextDocument, after: number): void {
    if (!isLaunchFile(document) || !canChange(document)) return;
    const key = document.uri.toString();
    this.#forget(key);
    const timer = setTimeout(() => {
      this.#run(document, () => this.#waiting.get(key) === timer).catch((error: unknown) => {
        this.#log.error(`Checking a launch file failed: ${describe(error)}`);
      });
    }, after);
    this.#waiting.set(key, timer);
  }

  /** @param isLast whether no later check of the document has been asked for. */
  async #run(document: TextDocument, isLast: () => boolean): Promise<void> {
    const { version } = document;
    const age = this.#age;
    const isCurrent = (): boolean => isLast() && !document.isClosed && document.version === version;
    const account = await this.#facts.read();
    if (!isCurrent()) return;
    const file = this.#files.of(document);
    const { forms, error } = await this.#forms(account, file, isCurrent);
    if (!isCurrent()) return;
    const placed = file.launches.flatMap((launch) =>
      placedProblems(document, launch, {
        workflows: account.state === 'known' ? account.names : undefined,
        forms,
        lookup: lookupFor(launch),
      }),
    );
    this.#checked.set(document, { version, age, placed });
    this.#shown.set(document.uri, [
      ...hints(document, account),
      ...(error ? [notChecked(document, errorText(error))] : []),
      ...syntaxProblems(document, file),
      ...placed.map(diagnosticOf),
    ]);
  }

  /** The forms of the workflows that the launches name. */
  async #forms(
    account: KnownAccount,
    { launches }: LaunchFile,
    goesOn: () => boolean,
  ): Promise<ReadForms> {
    const forms = new Map<WorkflowId, OfferedForm>();
    if (account.state !== 'known') return { forms, error: undefined };
    let error: ServiceError | undefined;
    const { names, session } = account;
    const ids = [...new Set(launches.flatMap(({ value }) => workflowOf(value, names) ?? []))];
    while (ids.length > 0 && goesOn()) {
      await Promise.all(
        ids.splice(0, atOnce).map(async (id) => {
          const form = await this.#facts.form(session, id);
          if (form.ok) forms.set(id, form.value);
          else error ??= form.error;
        }),
      );
    }
    return { forms, error };
  }
}

function placedProblems(
  document: TextDocument,
  launch: FileLaunch,
  known: KnownForChecks<OfferedForm>,
): readonly PlacedProblem[] {
  const { form, problems } = checkLaunch(launch.value, known);
  return problems
    .filter(({ fault }) => formatOf(document.uri) === 'yaml' || !bySchema.has(fault.code))
    .map((problem) => ({ range: rangeOf(document, launch, problem), problem, launch, form }));
}

/** Whether a variable can have a value at the launch; what it is now does not matter. */
function lookupFor({ inputs }: FileLaunch): (name: string) => VariableValue {
  const ids = new Set(inputIdsOf(inputs));
  const allowed = environmentVariables();
  return (name) => {
    if (name.startsWith('env:') && !allowed.includes(name.slice('env:'.length)))
      return 'envNotAllowed';
    return name.startsWith('input:') && !ids.has(name.slice('input:'.length))
      ? { why: l10n.t('The file asks nothing of that name under “inputs”.') }
      : { value: '' };
  };
}

/** The faults that VS Code itself reports in JSON, by the schema of launch files. */
const bySchema: ReadonlySet<string> = new Set(['wrongType', 'noWorkflow']);

/** Whether a text can be mended here: an earlier version in a comparison cannot. */
const canChange = ({ uri: { scheme } }: TextDocument): boolean =>
  scheme === 'untitled' || workspace.fs.isWritableFileSystem(scheme) === true;

/** Where a problem is shown: at its place, or at the name of what lacks something. */
function rangeOf(document: TextDocument, launch: FileLaunch, problem: LaunchProblem): Range {
  const { path, at, fault } = problem;
  const lacks = fault.code === 'missingField' || path.length === 0;
  const named = launch.spanOf(['values'], 'name');
  const head = named === launch.span ? launch.spanOf(['workflow'], 'name') : named;
  const span = lacks ? head : launch.spanOf(path, at);
  const text = document.getText().slice(span.offset, span.offset + span.length);
  const variable = variableInText(text, problem);
  if (variable) return rangeIn(document, { ...variable, offset: span.offset + variable.offset });
  const [line = text] = text.split(/\r?\n/);
  return rangeIn(document, { offset: span.offset, length: line.length });
}

function diagnosticOf({ range, problem }: PlacedProblem): Diagnostic {
  const diagnostic = new Diagnostic(range, problemText(problem), DiagnosticSeverity.Error);
  diagnostic.source = 'Pneumatic';
  diagnostic.code = problem.fault.code;
  return diagnostic;
}

/** What is wrong with the text itself; VS Code itself reports that in JSON. */
const syntaxProblems = (document: TextDocument, { syntax }: LaunchFile): readonly Diagnostic[] =>
  formatOf(document.uri) === 'json'
    ? []
    : syntax.map((fault) => {
        const made = new Diagnostic(rangeIn(document, fault), fault.message);
        made.source = 'Pneumatic';
        return made;
      });

/** Says in the first line why a file is checked in part only. */
function hints(document: TextDocument, account: KnownAccount): readonly Diagnostic[] {
  if (account.state === 'known') return [];
  if (account.state === 'unavailable') return [notChecked(document, account.message)];
  const message = l10n.t('Sign in to Pneumatic to have names and values checked.');
  return [hint(document, message, signedOutCode)];
}

const notChecked = (document: TextDocument, why: string): Diagnostic =>
  hint(document, l10n.t('Names and values are not checked now: {0}', why), 'unavailable');

function hint(document: TextDocument, message: string, code: string): Diagnostic {
  const made = new Diagnostic(document.lineAt(0).range, message, DiagnosticSeverity.Information);
  made.source = 'Pneumatic';
  made.code = code;
  return made;
}
