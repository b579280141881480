import type { Uri } from 'vscode';
import type { Capabilities } from '../../core/api.ts';
import { calendarWords } from '../../core/base/calendarWords.ts';
import type { TimeReading } from '../../core/base/typedTime.ts';
import type { FormInput } from '../../core/form/input.ts';
import { readWrittenLaunch } from '../../core/kickoff/readWrittenLaunch.ts';
import { resolveWritten } from '../../core/kickoff/resolveWritten.ts';
import { type Substituted, substitute, variablesOf } from '../../core/kickoff/variables.ts';
import { workflowNamed } from '../../core/kickoff/workflowNamed.ts';
import type { LaunchProblem, WrittenLaunch } from '../../core/kickoff/writtenLaunch.ts';
import type { WorkflowDetail } from '../../core/workflows/workflow.ts';
import type { Notice } from '../../protocol/notice.ts';
import { dueHour } from '../../core/runs/days.ts';
import { locale } from '../platform/format.ts';
import { errorNotice } from '../service/errorText.ts';
import { isInUse, notInUse } from './launcher.ts';
import { type QuickForm, type QuickFormParts, readQuickForm } from './quickForm.ts';
import {
  type ReadVariables,
  type VariableParts,
  readVariables,
} from './variables/readVariables.ts';

/** A launch that is about to be asked for. */
export interface Sending {
  readonly workflow: WorkflowDetail;
  readonly can: Capabilities;
  /** All that will be sent, a line each. */
  readonly text: string;
}

/** A written launch, and where it comes from. */
export interface LaunchSource {
  /** The launch as JSON has it. */
  readonly written: unknown;
  readonly from: 'file' | 'task' | 'argument';
  /** The folder that it belongs to. */
  readonly folder?: Uri | undefined;
  /** The launch file. */
  readonly file?: Uri | undefined;
  /** The questions for `${input:…}`. */
  readonly inputs?: unknown;
  /** What tells this launch from others, so that its question can be left out the next time. */
  readonly key: string;
  /** Looks at the launch before anybody is asked; a text refuses it. */
  readonly beforeAsking?: (sending: Sending) => string | undefined;
  /** Once it is aborted, nothing is sent any more. */
  readonly stop?: AbortSignal | undefined;
}

/** The parts that resolve a written launch. */
export type ResolveParts = QuickFormParts & VariableParts;

/** A written launch in the form of its workflow, as the account in use has it now. */
export interface Resolved {
  readonly state: 'resolved';
  readonly quick: QuickForm;
  readonly input: FormInput;
  /** What is wrong with it; it cannot be sent if there is anything. */
  readonly problems: readonly LaunchProblem[];
  /** The launch as it is written, and the values of its variables. */
  readonly written: WrittenLaunch;
  readonly variables: ReadVariables;
}

export type ResolveEnd =
  | Resolved
  | { readonly state: 'notValid'; readonly problems: readonly LaunchProblem[] }
  | { readonly state: 'failed'; readonly notice: Notice }
  | { readonly state: 'signedOut' }
  /** The person gave up a question for a value. */
  | { readonly state: 'givenUp' };

/** Reads what a written launch means now: its variables, its workflow and the form. */
export async function resolveSource(
  parts: ResolveParts,
  source: Pick<LaunchSource, 'written' | 'folder' | 'file' | 'inputs'>,
): Promise<ResolveEnd> {
  const { launch, problems } = readWrittenLaunch(source.written);
  if (!launch) return { state: 'notValid', problems };
  const session = await parts.sessions.current();
  if (session.state === 'signedOut') return { state: 'signedOut' };
  if (session.state === 'unavailable') {
    const { message } = session;
    return { state: 'failed', notice: { message, nextStep: '', action: undefined } };
  }
  const variables = await readVariables(parts, variablesOf(launch), source);
  if (!variables) return { state: 'givenUp' };
  // A person may have taken minutes to answer what was asked for.
  if (!(await isInUse(parts, session.api))) return { state: 'failed', notice: notInUse() };
  const { written, problems: missing } = substituted(launch, variables);
  const list = await parts.workflows.list();
  if (!list.ok) return { state: 'failed', notice: errorNotice(list.error) };
  const workflow = workflowNamed(list.value, written.workflow);
  if (!workflow.ok) {
    const fault = { path: ['workflow'], at: 'value', fault: workflow.error } as const;
    return { state: 'notValid', problems: [...problems, ...missing, fault] };
  }
  const quick = await readQuickForm(parts, session, workflow.value.id);
  if (!quick.ok) return { state: 'failed', notice: errorNotice(quick.error) };
  const resolved = resolveWritten(written, quick.value.form, {
    rules: quick.value.capabilities.rules,
    reading: readingNow(parts),
  });
  // What the form says of a variable that has no value says nothing new.
  const said = new Set(missing.map(({ path }) => JSON.stringify(path)));
  const isNew = ({ path }: LaunchProblem): boolean => !said.has(JSON.stringify(path));
  return {
    state: 'resolved',
    quick: quick.value,
    input: resolved.input,
    problems: [...problems, ...missing, ...resolved.problems.filter(isNew)],
    written: launch,
    variables,
  };
}

/** Whether a form says so itself once it is filled in: what it lacks, or what is wrong with a value. */
export const isForForm = ({ fault }: LaunchProblem): boolean =>
  fault.code === 'missingField' || fault.code === 'form';

/** How days and times of a written launch are read now. */
export const readingNow = ({ zones }: Pick<VariableParts, 'zones'>): TimeReading => ({
  now: Date.now(),
  zone: zones.now.zone,
  hour: dueHour,
  words: calendarWords(locale()),
});

/** A launch with the values of its variables; those that are `left` stay as they are written. */
export const substituted = (
  launch: WrittenLaunch,
  variables: ReadVariables,
  left: readonly string[] = [],
): Substituted =>
  substitute(launch, (name) =>
    left.includes(name) ? { value: `\${${name}}` } : (variables.get(name) ?? { why: '' }),
  );
