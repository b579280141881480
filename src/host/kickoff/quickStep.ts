import { ThemeIcon, l10n } from 'vscode';
import { type FormInput, isEmpty, isSameInput, withTaskLink } from '../../core/form/input.ts';
import { withoutLinkMark } from '../../core/form/linkMarks.ts';
import { type QuickStep, fieldOf } from '../../core/kickoff/quickSteps.ts';
import { choiceOf } from '../platform/choice.ts';
import { askDueDate } from '../runs/askTime.ts';
import { kickoffStrings } from './kickoffStrings.ts';
import { type Frame, askOne, askText, intoFrame } from './quickAsk.ts';
import {
  type StepContext,
  type Stepped,
  problemAt,
  stepProblemText,
  stepped,
} from './quickContext.ts';
import { askField } from './quickField.ts';
import type { QuickForm } from './quickForm.ts';

/** The name of a step, as the form has it. */
export function stepName({ form }: Pick<QuickForm, 'form'>, step: QuickStep): string {
  const strings = kickoffStrings();
  switch (step.part) {
    case 'name':
      return strings.runName;
    case 'due':
      return strings.due;
    case 'urgent':
      return strings.urgent;
    case 'field':
      return fieldOf(form, step)?.name ?? step.id;
    case 'taskLink': {
      const task = form.linkTasks.find(({ id }) => id === step.id);
      return task ? l10n.t('Link of task {0}, “{1}”', task.number, task.name) : step.id;
    }
  }
}

/** The frame of a step, with the names of the workflow and of what is asked for. */
export const frameOf = (quick: QuickForm, step: QuickStep, frame: Omit<Frame, 'title'>): Frame => ({
  ...frame,
  title: `${quick.workflow.name}: ${stepName(quick, step)}`,
});

/** Asks for one part of the form. What is changed here is a link’s no more. */
export async function askStep(context: StepContext, step: QuickStep): Promise<Stepped> {
  const { end, input } = await askPart(context, step);
  const isChanged = !isSameInput(input, context.input);
  return { end, input: isChanged ? withoutLinkMark(input, step) : input };
}

async function askPart(context: StepContext, step: QuickStep): Promise<Stepped> {
  switch (step.part) {
    case 'name':
      return askName(context);
    case 'due':
      return askDue(context);
    case 'urgent':
      return askUrgent(context);
    case 'taskLink':
      return askLink(context, step);
    case 'field': {
      const field = fieldOf(context.quick.form, step);
      return field ? askField(context, field) : { end: 'answer', input: context.input };
    }
  }
}

/** The problem of a step with a changed input, in words. */
function textIfWrong(
  { quick }: StepContext,
  input: FormInput,
  step: QuickStep,
): string | undefined {
  const problem = problemAt(quick, input, step);
  return problem && stepProblemText(quick, problem);
}

/** The input with a run’s name; the suggested one stays the service’s own. */
const named = (input: FormInput, typed: string, { suggestedName }: QuickForm): FormInput => ({
  ...input,
  name: isEmpty(typed) || typed === suggestedName ? null : typed,
});

async function askName(context: StepContext): Promise<Stepped> {
  const { quick, input, frame, said } = context;
  const strings = kickoffStrings();
  const { namesRuns } = quick.capabilities;
  const apply = (typed: string): FormInput => named(input, typed, quick);
  const asked = await askText(frame, {
    value: input.name ?? quick.suggestedName,
    prompt: namesRuns ? strings.runNameHelpFilled : strings.runNameHelp,
    problem: (typed) => textIfWrong(context, apply(typed), { part: 'name' }),
    said,
  });
  return stepped(asked, input, apply, apply);
}

async function askDue(context: StepContext): Promise<Stepped> {
  const { quick, input, frame, clock } = context;
  const said = context.said ?? textIfWrong(context, input, { part: 'due' });
  let ended: (() => 'back' | 'left') | undefined;
  const at = await askDueDate(quick.workflow.name, input.dueAt ?? null, clock, (pick) => {
    ended = intoFrame(pick, frame);
    if (said !== undefined) pick.placeholder = said;
  });
  if (at === undefined) return { end: ended?.() ?? 'left', input };
  return { end: 'answer', input: { ...input, dueAt: at ?? undefined } };
}

async function askUrgent({ input, frame }: StepContext): Promise<Stepped> {
  const strings = kickoffStrings();
  const isUrgent = input.urgent === true;
  const row = (urgent: boolean, label: string) =>
    choiceOf({
      label,
      iconPath: new ThemeIcon(urgent === isUrgent ? 'check' : 'blank'),
      value: urgent,
    });
  const asked = await askOne(frame, [row(true, strings.urgent), row(false, strings.notUrgent)], {
    placeHolder: strings.choose,
    isActive: (urgent) => urgent === isUrgent,
  });
  return stepped(asked, input, (urgent) => ({ ...input, urgent }));
}

async function askLink(
  context: StepContext,
  step: Extract<QuickStep, { readonly part: 'taskLink' }>,
): Promise<Stepped> {
  const { quick, input, frame, said } = context;
  const strings = kickoffStrings();
  const task = quick.form.linkTasks.find(({ id }) => id === step.id);
  const apply = (typed: string): FormInput => withTaskLink(input, step.id, typed.trim());
  const asked = await askText(frame, {
    value: new Map(input.taskLinks).get(step.id) ?? '',
    prompt: strings.taskLinksHelp,
    placeHolder: task?.link ?? strings.taskLinkPlaceholder,
    problem: (typed) => textIfWrong(context, apply(typed), step),
    said,
  });
  return stepped(asked, input, apply, apply);
}
