import { ThemeIcon, l10n } from 'vscode';
import type { Assignee } from '../../core/account/assignee.ts';
import { calendarWords } from '../../core/base/calendarWords.ts';
import { format } from '../../core/base/format.ts';
import { type TimeZone, dayOf, daysAfter } from '../../core/base/timeZone.ts';
import { typedDay } from '../../core/base/typedDay.ts';
import { assigneeNamed } from '../../core/form/assigneeNamed.ts';
import type { Field } from '../../core/form/field.ts';
import { valueText } from '../../core/form/filledFields.ts';
import { type FieldValue, isUnfilled, withValue } from '../../core/form/input.ts';
import { type NumberReading, readNumberField } from '../../core/form/numbers.ts';
import { clashAt, keepingMine, takingTheirs } from '../../core/form/startChanges.ts';
import type { FieldStrings } from '../../protocol/fieldStrings.ts';
import { fieldStrings } from '../form/fieldStrings.ts';
import { type Choice, type Row, choiceOf } from '../platform/choice.ts';
import { locale } from '../platform/format.ts';
import { withLast } from '../platform/longList.ts';
import { withoutIcons } from '../platform/notify.ts';
import { type Asked, askMany, askOne, askRead, askText } from './quickAsk.ts';
import {
  type StepContext,
  type Stepped,
  helpOf,
  stepped,
  textOf,
  textProblem,
  valueOf,
} from './quickContext.ts';
import { askFiles } from './quickFiles.ts';
import { askLongText } from './quickText.ts';
import { suggestedPeople } from './suggestedPeople.ts';

/** Asks for the value of a field, each kind in its own way. */
export async function askField(context: StepContext, field: Field): Promise<Stepped> {
  if (clashAt(field, context.input)) return askWhichValue(context, field);
  switch (field.kind) {
    case 'radio':
    case 'dropdown':
      return askSelection(context, field);
    case 'checkbox':
      return askSelections(context, field);
    case 'date':
      return askDay(context, field);
    case 'number':
      return askNumber(context, field);
    case 'user':
      return askPerson(context, field);
    case 'file':
      return askFiles(context, field);
    case 'text':
      return askLongText(context, field);
    case 'string':
    case 'url':
    case 'unknown':
      return askPlain(context, field);
  }
}

function askPlain(context: StepContext, field: Field): Promise<Stepped> {
  return askTextOf(context, field, (text) => textProblem(context, field, text));
}

async function askTextOf(
  context: StepContext,
  field: Field,
  problem: (text: string) => string | undefined,
): Promise<Stepped> {
  const { frame, input, said } = context;
  const strings = fieldStrings();
  const unknown =
    field.sourceType === 'checkbox'
      ? strings.unknownOptions
      : format(strings.unknownType, field.sourceType);
  const asked = await askText(frame, {
    value: textOf(context, field),
    prompt: helpOf(field, field.kind === 'unknown' ? unknown : l10n.t('Type a value.')),
    problem,
    said,
  });
  const apply = (text: string) => withValue(input, field, text);
  return stepped(asked, input, apply, apply);
}

/** A number that can be read in two ways is asked for once more. */
async function askNumber(context: StepContext, field: Field): Promise<Stepped> {
  const { input } = context;
  const read = (text: string): NumberReading => readNumberField(field, text, input.marks);
  const typed = await askTextOf(context, field, (text) =>
    read(text).kind === 'ambiguous' ? undefined : textProblem(context, field, text),
  );
  if (typed.end !== 'answer') return typed;
  const after = { ...context, input: typed.input };
  const text = textOf(after, field);
  const reading = readNumberField(field, text, typed.input.marks);
  if (reading.kind !== 'ambiguous') return typed;
  const asked = await askOne(
    context.frame,
    (['thousands', 'decimal'] as const).map((meaning) =>
      choiceOf({
        label: reading.texts[meaning],
        iconPath: new ThemeIcon('symbol-number'),
        value: meaning,
      }),
    ),
    { placeHolder: format(fieldStrings().numberMeaning, text.trim()) },
  );
  if (asked.end === 'back') return askNumber(after, field);
  return stepped(asked, typed.input, (meaning) => ({
    ...typed.input,
    marks: { ...typed.input.marks, [reading.mark]: meaning },
  }));
}

const labelText = (label: string): string =>
  label.trim() === '' ? fieldStrings().blankOption : withoutIcons(label);

async function askSelection(context: StepContext, field: Field): Promise<Stepped> {
  const { frame, input } = context;
  const present = textOf(context, field);
  const rows = field.selections.map(({ id, label }): Row<string> => ({
    label: labelText(label),
    iconPath: new ThemeIcon(id === present ? 'check' : 'blank'),
    value: id,
  }));
  const all = withLast(rows, noChoice(field, present));
  const asked = await askOne<string>(frame, all.map(choiceOf), {
    placeHolder: placeHolderOf(context, field, fieldStrings().choose),
    isActive: (value) => value === present && present !== '',
  });
  return stepped(asked, input, (id) => withValue(input, field, id));
}

/** The row that takes the value away, where the form can be sent without it. */
const noChoice = ({ required }: Field, present: string): readonly Row<string>[] =>
  required || present === ''
    ? []
    : [
        {
          label: fieldStrings().clearChoice,
          iconPath: new ThemeIcon('circle-slash'),
          value: '',
        },
      ];

/** What is wrong with the field now, else what it is for. */
export const placeHolderOf = ({ said }: StepContext, field: Field, help: string): string =>
  said ?? helpOf(field, help);

async function askSelections(context: StepContext, field: Field): Promise<Stepped> {
  const { frame, input } = context;
  const present = valueOf(context, field);
  const rows = field.selections.map(({ id, label }) => ({
    label: labelText(label),
    value: id,
    picked: present.includes(id),
  }));
  const strings = fieldStrings();
  const asked = await askMany<string>(
    frame,
    rows,
    placeHolderOf(context, field, l10n.t('Choose any number.')),
  );
  if (asked.end === 'answer' && asked.value.length === 0 && field.required)
    return askSelections({ ...context, said: strings.problemChooseSome }, field);
  return stepped(asked, input, (ids) => withValue(input, field, ids));
}

/** A day in words, such as `Friday, December 4, 2026`. */
export const dayText = (day: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'full', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

const dayRow = (day: string): Row<string> => ({
  label: dayText(day),
  description: day,
  iconPath: new ThemeIcon('calendar'),
  value: day,
});

const offeredDays = (now: number, zone: TimeZone): readonly string[] => {
  const today = dayOf(now, zone);
  return today === undefined ? [] : [0, 1, 7].map((count) => daysAfter(today, count));
};

async function askDay(context: StepContext, field: Field): Promise<Stepped> {
  const { frame, input, clock } = context;
  const present = textOf(context, field);
  const words = calendarWords(locale());
  const { zone } = clock;
  const read = (typed: string): string | undefined =>
    typed === '' ? undefined : typedDay(typed, { now: Date.now(), zone, words });
  const days = [...(present === '' ? [] : [present]), ...offeredDays(Date.now(), zone)];
  const offered = [...[...new Set(days)].map(dayRow), ...noChoice(field, present)];
  const asked = await askRead<string>(frame, {
    placeHolder: placeHolderOf(
      context,
      field,
      l10n.t('Choose or type: today, Fri, +3 d, 2027-01-31'),
    ),
    read,
    rows: (typed) => {
      const day = read(typed);
      if (day !== undefined) return [dayRow(day)];
      return typed === '' ? offered : [...offered, notDay(typed)];
    },
  });
  return stepped(asked, input, (day) => withValue(input, field, day));
}

const notDay = (typed: string): Row<never> => ({
  label: withoutIcons(
    l10n.t('“{0}” is not a day. Type one such as tomorrow, Fri, +3 d or 2027-01-31.', typed),
  ),
  iconPath: info(),
});

const info = (): ThemeIcon => new ThemeIcon('info');

/** A person or a group of the account; where these are unknown, any text. */
async function askPerson(context: StepContext, field: Field): Promise<Stepped> {
  const { frame, input, quick } = context;
  const present = textOf(context, field);
  const { assignees } = quick.form;
  const people = assignees ?? suggestedPeople(quick.workflow);
  const strings = fieldStrings();
  const asked: Asked<string> = await askOne<string>(
    frame,
    withLast(
      people.map((person) => personChoice(person, strings)),
      noChoice(field, present).map(choiceOf),
    ),
    {
      placeHolder: placeHolderOf(
        context,
        field,
        assignees ? strings.assigneeHelp : strings.userHelp,
      ),
      isActive: (value) => present !== '' && assigneeNamed(people, present)?.value === value,
      ...(!assignees && {
        more: (typed: string) => [
          // Beginning with another word, it stands behind the people who fit.
          { label: withoutIcons(l10n.t('Use “{0}”', typed)), iconPath: info(), value: typed },
        ],
      }),
    },
  );
  return stepped(asked, input, (value) => withValue(input, field, value));
}

function personChoice(
  { kind, name, value, members }: Assignee,
  strings: FieldStrings,
): Choice<string> {
  const count = members === 1 ? strings.membersOne : format(strings.members, members ?? 0);
  return choiceOf({
    label: withoutIcons(name),
    description: withoutIcons(kind === 'group' ? count : value),
    iconPath: new ThemeIcon(kind === 'group' ? 'organization' : 'person'),
    value,
  });
}

/** The workflow suggests another value than when this one was typed. */
async function askWhichValue(context: StepContext, field: Field): Promise<Stepped> {
  const { frame, input } = context;
  const clash = clashAt(field, input);
  if (!clash) return askField(context, field);
  const strings = fieldStrings();
  const said = (value: FieldValue): string =>
    isUnfilled(field, value) ? strings.nothing : valueText(field, value, input.labels);
  const rows: readonly Row<'mine' | 'theirs'>[] = [
    { label: strings.keepMine, description: withoutIcons(said(clash.mine)), value: 'mine' },
    { label: strings.takeTheirs, description: withoutIcons(said(clash.theirs)), value: 'theirs' },
  ];
  const asked = await askOne(frame, rows.map(choiceOf), {
    placeHolder: format(strings.clashSuggested, said(clash.theirs), said(clash.mine)),
  });
  return stepped(asked, input, (which) =>
    which === 'mine' ? keepingMine(input, field) : takingTheirs(input, field),
  );
}
