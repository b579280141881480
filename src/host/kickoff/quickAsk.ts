import {
  type Event,
  QuickInputButtons,
  type QuickInput,
  type QuickInputButton,
  window,
} from 'vscode';
import { visibleText } from '../../core/base/visibleText.ts';
import type { ClosesPick } from '../account/accountUse.ts';
import type { Choice, Row } from '../platform/choice.ts';
import { FilteredPick } from '../platform/filteredPick.ts';
import { longerThan } from '../platform/longList.ts';

/** The frame of one step of Quick Launch. */
export interface Frame {
  readonly title: string;
  /** The position among the steps, from 1; undefined for a step that was chosen from a list. */
  readonly place: { readonly step: number; readonly of: number } | undefined;
  readonly canGoBack: boolean;
  /** Closes the step when the account that is launched on goes out of use. */
  readonly closes: ClosesPick;
}

/** What a person did with a step. `typed` is text in the box that was not confirmed. */
export type Asked<Value> =
  | { readonly end: 'answer'; readonly value: Value }
  | { readonly end: 'back' | 'left'; readonly typed?: string | undefined };

/** The parts that quick picks and input boxes of VS Code have in common. */
interface Box extends QuickInput {
  buttons: readonly QuickInputButton[];
  readonly onDidTriggerButton: Event<QuickInputButton>;
}

/**
 * Puts a quick pick or an input box into the frame of its step.
 * @returns how the step has ended where it was hidden without an answer.
 */
export function intoFrame(
  box: Box,
  { title, place, canGoBack, closes }: Frame,
): () => 'back' | 'left' {
  box.title = visibleText(title);
  box.step = place?.step;
  box.totalSteps = place?.of;
  // Looking something up in the editor does not end the launch.
  box.ignoreFocusOut = true;
  box.buttons = canGoBack ? [QuickInputButtons.Back] : [];
  closes(box);
  let end: 'back' | 'left' = 'left';
  box.onDidTriggerButton(() => {
    end = 'back';
    box.hide();
  });
  return () => end;
}

interface ChoiceOptions<Value> {
  readonly placeHolder: string;
  /** Whether this is the value that is active at first. */
  readonly isActive?: ((value: Value) => boolean) | undefined;
  /** Further rows for what is typed. */
  readonly more?: ((typed: string) => readonly Row<Value>[]) | undefined;
  /** Called with the open pick, which redraws its rows by `choices`; undoes what it began. */
  readonly opened?: ((filtered: FilteredPick<Value>) => () => void) | undefined;
}

/** Lets a person choose one of the rows. */
export async function askOne<Value>(
  frame: Frame,
  choices: readonly Choice<Value>[],
  { placeHolder, isActive, more, opened }: ChoiceOptions<Value>,
): Promise<Asked<Value>> {
  const filtered = new FilteredPick<Value>({ title: frame.title, placeHolder });
  const { pick } = filtered;
  const ended = intoFrame(pick, frame);
  const isFirst = ({ row: { value } }: Choice<Value>): boolean =>
    value !== undefined && isActive?.(value) === true;
  const first = choices.find(isFirst);
  filtered.choices = first ? inSight(choices, first) : choices;
  const active = pick.items.find(({ value }) => value !== undefined && value === first?.row.value);
  if (active) pick.activeItems = [active];
  pick.onDidChangeValue((typed) => {
    if (more && typed.trim() !== '') filtered.extend(more(typed.trim()));
  });
  const close = opened?.(filtered);
  const value = await filtered.choose();
  close?.();
  return value === undefined ? { end: ended() } : { end: 'answer', value };
}

/** The choices, with this one first where a long list would leave it out. */
const inSight = <Value>(
  choices: readonly Choice<Value>[],
  choice: Choice<Value>,
): readonly Choice<Value>[] =>
  choices.length > longerThan ? [choice, ...choices.filter((other) => other !== choice)] : choices;

/** Lets a person choose any number of the rows. */
export function askMany<Value>(
  frame: Frame,
  rows: readonly (Row<Value> & { readonly picked: boolean })[],
  placeHolder: string,
): Promise<Asked<readonly Value[]>> {
  const pick = window.createQuickPick<Row<Value>>();
  const ended = intoFrame(pick, frame);
  pick.placeholder = placeHolder;
  pick.canSelectMany = true;
  pick.items = rows;
  pick.selectedItems = rows.filter(({ picked }) => picked);
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      const value = pick.selectedItems.flatMap((row) => row.value ?? []);
      resolve({ end: 'answer', value });
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve({ end: ended() });
      pick.dispose();
    });
    pick.show();
  });
}

interface ReadOptions<Value> {
  readonly placeHolder: string;
  /** The value that a typed text stands for, whichever row VS Code reports. */
  readonly read: (typed: string) => Value | undefined;
  /** The rows for what is typed. */
  readonly rows: (typed: string) => readonly Row<Value>[];
}

/** Asks for something that can be typed or chosen; the rows say how a typed text is understood. */
export function askRead<Value>(
  frame: Frame,
  { placeHolder, read, rows }: ReadOptions<Value>,
): Promise<Asked<Value>> {
  const pick = window.createQuickPick<Row<Value>>();
  const ended = intoFrame(pick, frame);
  pick.placeholder = placeHolder;
  const draw = (): void => {
    pick.items = rows(pick.value.trim()).map((row) => ({ ...row, alwaysShow: true }));
  };
  draw();
  pick.onDidChangeValue(draw);
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      const value = read(pick.value.trim()) ?? pick.selectedItems[0]?.value;
      if (value === undefined) return;
      resolve({ end: 'answer', value });
      pick.hide();
    });
    pick.onDidHide(() => {
      const typed = pick.value === '' ? undefined : pick.value;
      resolve({ end: ended(), typed });
      pick.dispose();
    });
    pick.show();
  });
}

interface TextOptions {
  readonly value: string;
  readonly prompt: string;
  readonly placeHolder?: string | undefined;
  /** What is wrong with a text; undefined where it can be taken. */
  readonly problem: (text: string) => string | undefined;
  /** The message about the value as it is, until something else is typed. */
  readonly said?: string | undefined;
}

/** Asks for a text, and says while it is typed what is wrong with it. */
export function askText(
  frame: Frame,
  { value, prompt, placeHolder, problem, said }: TextOptions,
): Promise<Asked<string>> {
  const box = window.createInputBox();
  const ended = intoFrame(box, frame);
  box.value = value;
  box.prompt = prompt;
  box.placeholder = placeHolder;
  box.validationMessage = said ?? (value === '' ? undefined : problem(value));
  return new Promise((resolve) => {
    box.onDidChangeValue((typed) => {
      box.validationMessage = typed === '' ? undefined : problem(typed);
    });
    box.onDidAccept(() => {
      const message = problem(box.value);
      box.validationMessage = message;
      if (message !== undefined) return;
      resolve({ end: 'answer', value: box.value });
      box.hide();
    });
    box.onDidHide(() => {
      const typed = box.value === value ? undefined : box.value;
      resolve({ end: ended(), typed });
      box.dispose();
    });
    box.show();
  });
}
