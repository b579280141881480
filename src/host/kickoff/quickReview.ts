import { QuickPickItemKind, ThemeIcon, l10n } from 'vscode';
import { nearTime } from '../../core/base/nearTime.ts';
import { targetKey } from '../../core/base/formTarget.ts';
import type { ClockView } from '../../core/base/clockView.ts';
import type { FormInput } from '../../core/form/input.ts';
import {
  type QuickStep,
  allSteps,
  fieldOf,
  isFilledIn,
  sentText,
  stepAt,
} from '../../core/kickoff/quickSteps.ts';
import { accountLabel } from '../account/accountText.ts';
import type { ClosesPick } from '../account/accountUse.ts';
import { type Row, choiceOf } from '../platform/choice.ts';
import { dateTime, locale, shownName } from '../platform/format.ts';
import { withoutIcons } from '../platform/notify.ts';
import { kickoffStrings } from './kickoffStrings.ts';
import { type Asked, type Frame, askOne } from './quickAsk.ts';
import { problemsOf, stepProblemText } from './quickContext.ts';
import { dayText } from './quickField.ts';
import type { QuickForm } from './quickForm.ts';
import { stepName } from './quickStep.ts';

/** What a person does with a launch that they see as a whole. */
export type ReviewWish =
  | { readonly do: 'launch' | 'more' | 'openForm' | 'save' }
  | { readonly do: 'step'; readonly step: QuickStep };

/** The launch as it is now. */
export interface Reviewed {
  readonly quick: QuickForm;
  readonly input: FormInput;
  /** What has to be said first, such as why the launch was refused. */
  readonly remarks: readonly string[];
  readonly clock: ClockView;
  readonly canSave: boolean;
}

const heading = (label: string): Row<never> => ({ label, kind: QuickPickItemKind.Separator });

const wishRow = (label: string, icon: string, wish: ReviewWish, about = ''): Row<ReviewWish> => ({
  label,
  description: about,
  iconPath: new ThemeIcon(icon),
  value: wish,
});

/** Shows all that will be sent; each row leads back to its step. */
export function review(
  reviewed: Reviewed,
  { place, closes }: Pick<Frame, 'place' | 'closes'>,
): Promise<Asked<ReviewWish>> {
  const { quick, remarks } = reviewed;
  const rows: readonly Row<ReviewWish>[] = [
    ...remarks.map((remark): Row<ReviewWish> => ({
      label: withoutIcons(remark.replaceAll(/\s+/g, ' ')),
      iconPath: new ThemeIcon('warning'),
    })),
    wishRow(kickoffStrings().launch, 'rocket', { do: 'launch' }),
    ...(optionalSteps(reviewed).length > 0
      ? [wishRow(l10n.t('Fill in More…'), 'edit', { do: 'more' }, moreText(reviewed))]
      : []),
    wishRow(l10n.t('Open as Form'), 'preview', { do: 'openForm' }),
    ...(reviewed.canSave ? [wishRow(l10n.t('Save…'), 'save', { do: 'save' })] : []),
    heading(l10n.t('As it will be sent')),
    ...sentSteps(reviewed).map((step) => stepRow(reviewed, step)),
  ];
  return askOne(
    {
      title: l10n.t('Launch {0}', shownName(quick.workflow.name)),
      place,
      canGoBack: place !== undefined && place.of > 1,
      closes,
    },
    rows.map(choiceOf),
    {
      placeHolder: l10n.t('Check what will be sent to {0}', accountLabel(quick.account)),
      isActive: ({ do: what }) => what === 'launch',
    },
  );
}

/** Lets a person choose what else to fill in. */
export function askForMore(
  reviewed: Reviewed,
  closes: ClosesPick,
): Promise<Asked<QuickStep | 'done'>> {
  const rows = optionalSteps(reviewed).map((step): Row<QuickStep | 'done'> => {
    const label = withoutIcons(shownName(stepName(reviewed.quick, step)));
    const description = valueText(reviewed, step) ?? '';
    const field = fieldOf(reviewed.quick.form, step);
    const detail = withoutIcons(field?.description.replaceAll(/\s+/g, ' ').trim() ?? '');
    return { label, description, detail, value: step };
  });
  return askOne(
    {
      title: l10n.t('Fill in More of {0}', shownName(reviewed.quick.workflow.name)),
      place: undefined,
      canGoBack: true,
      closes,
    },
    [...rows, doneRow()].map(choiceOf),
    { placeHolder: l10n.t('What do you want to fill in?') },
  );
}

const doneRow = (): Row<'done'> => ({
  label: l10n.t('Done'),
  iconPath: new ThemeIcon('check'),
  value: 'done',
});

const moreText = (reviewed: Reviewed): string =>
  optionalSteps(reviewed)
    .filter((step) => !isFilledIn(reviewed.quick.form, reviewed.input, step))
    .slice(0, 3)
    .map((step) => withoutIcons(shownName(stepName(reviewed.quick, step))))
    .join(', ');

/** The run’s name is always sent, or made by the service. */
const isSent = ({ quick, input }: Reviewed, step: QuickStep): boolean =>
  step.part === 'name' || isFilledIn(quick.form, input, step);

const problemKeys = ({ quick, input }: Reviewed): ReadonlyMap<string, string> =>
  new Map(
    problemsOf(quick, input).flatMap((problem) => {
      const step = stepAt(quick.form, problem.target);
      return step ? [[targetKey(step), stepProblemText(quick, problem)] as const] : [];
    }),
  );

function sentSteps(reviewed: Reviewed): readonly QuickStep[] {
  const problems = problemKeys(reviewed);
  return allSteps(reviewed.quick.form).filter(
    (step) => isSent(reviewed, step) || problems.has(targetKey(step)),
  );
}

/** All that will be sent, a line each, for a question before it is: nothing is cut unsaid. */
export const sentLines = (reviewed: Reviewed): readonly string[] =>
  sentSteps(reviewed).map((step) => {
    const text = valueText(reviewed, step, inQuestion) ?? kickoffStrings().nothing;
    return `${oneLine(shownName(stepName(reviewed.quick, step)))}: ${text}`;
  });

/** The parts of the form that can be left out. */
const optionalSteps = ({ quick: { form } }: Reviewed): readonly QuickStep[] =>
  allSteps(form).filter((step) => fieldOf(form, step)?.required !== true);

function stepRow(reviewed: Reviewed, step: QuickStep): Row<ReviewWish> {
  const problem = problemKeys(reviewed).get(targetKey(step));
  return {
    label: withoutIcons(shownName(stepName(reviewed.quick, step))),
    description: valueText(reviewed, step) ?? kickoffStrings().nothing,
    iconPath: new ThemeIcon(problem === undefined ? 'blank' : 'warning'),
    ...(problem !== undefined && { detail: withoutIcons(problem) }),
    value: { do: 'step', step },
  };
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** A value in a row of a list. */
const inRow = (text: string): string => withoutIcons(shownName(oneLine(text)));

/** The most characters of a value in a question. */
const longestInQuestion = 300;

/** A value in a question; a long one says how long it is. */
function inQuestion(text: string): string {
  const characters = Array.from(text);
  if (characters.length <= longestInQuestion) return oneLine(text);
  const cut = oneLine(characters.slice(0, longestInQuestion).join(''));
  const count = characters.length.toLocaleString(locale());
  return l10n.t('{0}… ({1} characters in all)', cut, count);
}

function valueText(
  { quick, input, clock }: Reviewed,
  step: QuickStep,
  show = inRow,
): string | undefined {
  const { form } = quick;
  const strings = kickoffStrings();
  switch (step.part) {
    case 'name':
      return show(
        input.name ??
          (quick.capabilities.namesRuns
            ? `${strings.runNameGiven}: ${quick.suggestedName}`
            : quick.suggestedName),
      );
    case 'due': {
      const { dueAt } = input;
      if (dueAt === undefined) return undefined;
      const near = nearTime(dueAt, { now: Date.now(), zone: clock.zone, locale: locale() });
      return `${near} · ${dateTime(dueAt, clock)}`;
    }
    case 'urgent':
      return input.urgent === true ? l10n.t('Yes') : undefined;
    case 'field':
    case 'taskLink': {
      // Who has not chosen the files sees where they lead.
      const text = sentText(form, input, step, show === inQuestion ? 'whole' : 'named');
      if (text === undefined) return undefined;
      const isDay = fieldOf(form, step)?.kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(text);
      return show(isDay ? `${dayText(text)} · ${text}` : text);
    }
  }
}
