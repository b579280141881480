import { ThemeIcon, l10n } from 'vscode';
import { emptyInput, type FormInput } from '../../core/form/input.ts';
import { onlyEmpty } from '../../core/kickoff/fillings.ts';
import { type Preset, presetOfRecord } from '../../core/kickoff/preset.ts';
import { resolvePreset } from '../../core/kickoff/resolvePreset.ts';
import { newestFirst } from '../../core/launches/runRecord.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import type { ClosesPick } from '../account/accountUse.ts';
import type { PersonClock } from '../account/zones.ts';
import type { RunHistory } from '../launches/runHistory.ts';
import { type Row, choiceOf } from '../platform/choice.ts';
import { dateTime, shownName } from '../platform/format.ts';
import { askWhich, withoutIcons } from '../platform/notify.ts';
import { askHow, notLaunchedText } from './openFilledForm.ts';
import { askOne } from './quickAsk.ts';
import type { QuickDraft } from './quickDraft.ts';
import type { QuickForm } from './quickForm.ts';
import { remarkText } from './remarkText.ts';

/** A launch that was saved under a name. */
export interface SavedForQuick {
  readonly name: string;
  /** Reads it; where that is not possible, says so, and the answer is undefined. */
  readonly preset: () => Promise<Preset | undefined>;
}

/** The parts that know what a launch can begin with. */
export interface QuickBeginParts {
  readonly history: RunHistory;
  readonly zones: PersonClock;
  /** The launches of the workflow that a person has saved. */
  readonly savedLaunches: (workflow: Workflow) => Promise<readonly SavedForQuick[]>;
}

/** What a launch begins with, and what could not be taken over. */
export interface Begun {
  readonly remarks: readonly string[];
}

type Beginning =
  | { readonly with: 'nothing' | 'draft' }
  | { readonly with: 'preset'; readonly preset: () => Promise<Preset | undefined> };

/** Asks what to begin with, where there is a choice. @returns undefined if it was given up. */
export async function chooseBeginning(
  parts: QuickBeginParts,
  quick: QuickForm,
  draft: QuickDraft,
  closes: ClosesPick,
): Promise<Begun | undefined> {
  const unsent = await draft.unsent();
  const rows = [...(unsent ? [draftRow()] : []), emptyRow(), ...(await presetRows(parts, quick))];
  if (rows.length === 1) return { remarks: [] };
  const asked = await askOne<Beginning>(
    {
      title: l10n.t('Launch {0}', shownName(quick.workflow.name)),
      place: undefined,
      canGoBack: false,
      closes,
    },
    rows.map(choiceOf),
    { placeHolder: l10n.t('What do you want to begin with?') },
  );
  if (asked.end !== 'answer') return undefined;
  switch (asked.value.with) {
    case 'draft':
      return { remarks: [] };
    case 'nothing':
      return beginEmpty(quick, draft, unsent);
    case 'preset': {
      const preset = await asked.value.preset();
      return preset && fillDraft(parts, quick, draft, preset);
    }
  }
}

const draftRow = (): Row<Beginning> => ({
  label: l10n.t('Continue the Draft'),
  description: l10n.t('what you entered and have not launched'),
  iconPath: new ThemeIcon('edit'),
  value: { with: 'draft' },
});

const emptyRow = (): Row<Beginning> => ({
  label: l10n.t('Start Empty'),
  iconPath: new ThemeIcon('new-file'),
  value: { with: 'nothing' },
});

async function presetRows(
  { history, zones, savedLaunches }: QuickBeginParts,
  { account, workflow }: QuickForm,
): Promise<readonly Row<Beginning>[]> {
  const saved = (await savedLaunches(workflow)).map(({ name, preset }): Row<Beginning> => ({
    label: withoutIcons(name),
    description: l10n.t('saved launch'),
    iconPath: new ThemeIcon('bookmark'),
    value: { with: 'preset', preset },
  }));
  const [last] = (await history.list())
    .filter((run) => run.account.id === account.id && run.workflow.id === workflow.id)
    .toSorted(newestFirst);
  if (!last) return saved;
  const lastRow: Row<Beginning> = {
    label: l10n.t('Last Launch'),
    description: withoutIcons(`${shownName(last.name)} · ${dateTime(last.launchedAt, zones.now)}`),
    iconPath: new ThemeIcon('history'),
    value: { with: 'preset', preset: () => Promise.resolve(presetOfRecord(last)) },
  };
  return [...saved, lastRow];
}

const notRestorable = (): string => l10n.t('What you replace cannot be restored.');

/** An unsent draft is taken away only if the person says so. */
async function beginEmpty(
  { workflow }: QuickForm,
  draft: QuickDraft,
  unsent: FormInput | undefined,
): Promise<Begun | undefined> {
  if (unsent) {
    const empty = l10n.t('Start Empty');
    const question = notLaunchedText(workflow.name);
    const answer = await askWhich(question, notRestorable(), l10n.t('Keep Mine'), empty);
    if (answer === empty) await draft.set(emptyInput);
  }
  return { remarks: [] };
}

/** Fills in a preset; if there is an unsent draft, the person says what happens to it. */
export async function fillDraft(
  { zones }: Pick<QuickBeginParts, 'zones'>,
  { form, capabilities, suggestedName, workflow }: QuickForm,
  draft: QuickDraft,
  preset: Preset,
): Promise<Begun> {
  const how = (await draft.unsent()) ? await askHow(workflow.name, notRestorable()) : 'replace';
  if (!how) return { remarks: [] };
  const { rules } = capabilities;
  const resolved = resolvePreset(preset, form, { rules, suggestedName, now: Date.now() });
  const mine = await draft.input(form.fields);
  const { input, remarks } =
    how === 'onlyEmpty' ? onlyEmpty(form.fields, mine, resolved) : resolved;
  await draft.set(input);
  return {
    remarks: remarks.map((remark) => {
      const { name, text, why } = remarkText(remark, zones.now);
      return [name, text, why].filter((part) => part !== '').join(' · ');
    }),
  };
}
