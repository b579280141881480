import { type TextDocument, ThemeIcon, commands, l10n, window, workspace } from 'vscode';
import { type Field } from '../../core/form/field.ts';
import { withValue } from '../../core/form/input.ts';
import type { Row } from '../platform/choice.ts';
import { showInformation, withoutIcons } from '../platform/notify.ts';
import { type Asked, type Frame, askRead } from './quickAsk.ts';
import { type StepContext, type Stepped, helpOf, textOf, textProblem } from './quickContext.ts';

/** What a person wants to do with a long text. */
type Wish = { readonly do: 'take'; readonly text: string } | { readonly do: 'write' };

/** Asks for a long text: one line in the box, or more in an editor. */
export async function askLongText(context: StepContext, field: Field): Promise<Stepped> {
  const { frame, input } = context;
  const present = textOf(context, field);
  const asked = await askLine(context, field, present);
  if (asked.end !== 'answer') {
    // What was typed halfway takes the place of nothing that was there.
    const typed = present === '' ? asked.typed : undefined;
    return { end: asked.end, input: typed === undefined ? input : withValue(input, field, typed) };
  }
  if (asked.value.do === 'take') {
    const { text } = asked.value;
    return { end: 'answer', input: withValue(input, field, text) };
  }
  const text = await writtenInEditor(frame, present);
  // The text is shown once more in its step, where it can be gone on from.
  return askLongText({ ...context, input: withValue(input, field, text), said: undefined }, field);
}

function askLine(context: StepContext, field: Field, present: string): Promise<Asked<Wish>> {
  const write: Row<Wish> = {
    label: l10n.t('Write in an Editor…'),
    iconPath: new ThemeIcon('edit'),
    value: { do: 'write' },
  };
  const take = (text: string, label: string): Row<Wish> => {
    const problem = textProblem(context, field, text);
    return problem === undefined
      ? {
          label,
          description: shortened(text),
          iconPath: new ThemeIcon('check'),
          value: { do: 'take', text },
        }
      : { label: withoutIcons(problem), iconPath: new ThemeIcon('info') };
  };
  return askRead<Wish>(context.frame, {
    placeHolder: context.said ?? helpOf(field, l10n.t('Type the text, or choose how to go on.')),
    read: () => undefined,
    rows: (typed) => {
      if (typed !== '') return [take(typed, l10n.t('Use This Text')), write];
      const keep = present === '' ? l10n.t('Leave It Empty') : l10n.t('Use the Text as It Is');
      const clear: readonly Row<Wish>[] =
        present === '' || field.required ? [] : [take('', l10n.t('Take the Text Away'))];
      return field.required && present === '' ? [write] : [take(present, keep), write, ...clear];
    },
  });
}

const mostShown = 120;

/** The beginning of a text, in one line. */
const shortened = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return withoutIcons(line.length > mostShown ? `${line.slice(0, mostShown)}…` : line);
};

/**
 * Has a person write a text in an editor of its own, until they close it or say that it is done.
 * @returns all that was written, however the editor was closed.
 */
async function writtenInEditor({ title }: Frame, content: string): Promise<string> {
  const document = await workspace.openTextDocument({ language: 'markdown', content });
  let text = document.getText();
  const changes = workspace.onDidChangeTextDocument((change) => {
    // An editor that is closed is emptied first.
    if (change.document === document && !document.isClosed && document.isDirty)
      text = document.getText();
  });
  await window.showTextDocument(document, { preview: false });
  const closed = closingOf(document).then(() => undefined);
  const done = l10n.t('Use This Text');
  const confirmed = showInformation(
    l10n.t('{0}: write the text in the editor. Close it to go on.', title),
    done,
  );
  const end = await Promise.race([
    closed,
    confirmed.then((answer) => (answer === done ? answer : closed)),
  ]);
  changes.dispose();
  if (end !== done) return text;
  const written = document.getText();
  await closeEditorOf(document);
  return written;
}

const closingOf = (document: TextDocument): Promise<void> =>
  new Promise((resolve) => {
    const listening = workspace.onDidCloseTextDocument((closed) => {
      if (closed !== document) return;
      listening.dispose();
      resolve();
    });
  });

/** Closes the editor without a question: its text has been taken. */
async function closeEditorOf(document: TextDocument): Promise<void> {
  await window.showTextDocument(document);
  await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}
