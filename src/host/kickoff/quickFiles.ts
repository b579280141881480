import { ThemeIcon, l10n } from 'vscode';
import { format } from '../../core/base/format.ts';
import type { Field } from '../../core/form/field.ts';
import { fileLinksIn, withUploadedFile, withoutFileLink } from '../../core/form/fileLinks.ts';
import { type FormInput, withValue } from '../../core/form/input.ts';
import type { FieldUpload } from '../../protocol/uploads.ts';
import { type ChosenFile, askForFiles } from '../form/chosenFile.ts';
import { fieldStrings } from '../form/fieldStrings.ts';
import { FieldUploads } from '../form/fieldUploads.ts';
import { type Choice, type Row, choiceOf } from '../platform/choice.ts';
import { detach } from '../platform/log.ts';
import { locale } from '../platform/format.ts';
import { withoutIcons } from '../platform/notify.ts';
import { askOne, askText } from './quickAsk.ts';
import {
  type StepContext,
  type Stepped,
  helpOf,
  stepped,
  textOf,
  textProblem,
} from './quickContext.ts';

/** What a person wants to do with the files of a field. */
type Wish =
  | { readonly do: 'done' | 'choose' | 'link' }
  | { readonly do: 'remove'; readonly index: number }
  | { readonly do: 'retry' | 'drop'; readonly id: string };

/** Asks for the files of a field: they are uploaded while the step is shown. */
export async function askFiles(context: StepContext, field: Field): Promise<Stepped> {
  const step = new FileStep(context, field);
  try {
    return await step.ask();
  } finally {
    step.dispose();
  }
}

/** The step of one field of kind `file`. */
class FileStep {
  readonly #context: StepContext;
  readonly #field: Field;
  readonly #uploads: FieldUploads | undefined;
  #input: FormInput;
  #said: string | undefined;
  #chosen: readonly ChosenFile[] = [];
  #redraw: (() => void) | undefined;

  constructor(context: StepContext, field: Field) {
    const { quick, input, said, log } = context;
    this.#context = context;
    this.#field = field;
    this.#input = input;
    this.#said = said;
    const listener = {
      changed: () => this.#redraw?.(),
      uploaded: (id: Field['id'], link: string) => {
        const { fields } = quick.form;
        this.#input = withUploadedFile(fields, this.#input, { field: id, link });
      },
    };
    this.#uploads = quick.capabilities.uploads
      ? new FieldUploads(quick.api, listener, log, () => Promise.resolve(this.#chosen))
      : undefined;
  }

  async ask(): Promise<Stepped> {
    if (!this.#uploads) return this.#askForLink();
    const asked = await askOne<Wish>(this.#context.frame, this.#choices(), {
      placeHolder: this.#said ?? helpOf(this.#field, this.#help),
      opened: (filtered) => {
        this.#redraw = () => {
          const [active] = filtered.pick.activeItems;
          filtered.choices = this.#choices();
          const same = filtered.pick.items.find(({ label }) => label === active?.label);
          if (same) filtered.pick.activeItems = [same];
        };
        return () => {
          this.#redraw = undefined;
        };
      },
    });
    this.#said = undefined;
    if (asked.end !== 'answer') return { end: asked.end, input: this.#input };
    return this.#act(this.#uploads, asked.value);
  }

  /** Stops what is still on its way. */
  dispose(): void {
    this.#uploads?.clear();
  }

  get #help(): string {
    const { rules } = this.#context.quick.capabilities;
    const strings = fieldStrings();
    if (rules.filesByNumber === true) return strings.fileHelpNoLink;
    return rules.fileLinks ? strings.fileHelpOwnUpload : strings.fileHelpUpload;
  }

  async #act(uploads: FieldUploads, wish: Wish): Promise<Stepped> {
    const { id: field } = this.#field;
    switch (wish.do) {
      case 'done':
        return { end: 'answer', input: this.#input };
      case 'choose': {
        // The dialog may take the place of the step, which is then shown again.
        this.#chosen = await askForFiles();
        this.#detach(uploads.handle({ type: 'attach', field }));
        return this.ask();
      }
      case 'link': {
        const end = await this.#askForLink();
        if (end.end !== 'back') return end;
        return this.ask();
      }
      case 'remove': {
        const left = withoutFileLink(this.#text, wish.index);
        this.#input = withValue(this.#input, this.#field, left);
        return this.ask();
      }
      case 'retry':
        this.#detach(uploads.handle({ type: 'retryUpload', id: wish.id }));
        return this.ask();
      case 'drop':
        this.#detach(uploads.handle({ type: 'dropUpload', id: wish.id }));
        return this.ask();
    }
  }

  get #text(): string {
    return textOf({ ...this.#context, input: this.#input }, this.#field);
  }

  async #askForLink(): Promise<Stepped> {
    const { frame } = this.#context;
    const strings = fieldStrings();
    const { rules } = this.#context.quick.capabilities;
    const context = { ...this.#context, input: this.#input };
    const asked = await askText(
      { ...frame, canGoBack: frame.canGoBack || this.#uploads !== undefined },
      {
        value: fileLinksIn(this.#text).length > 0 ? '' : this.#text,
        prompt: rules.fileLinks ? strings.fileHelpOwnLink : strings.fileHelp,
        problem: (text) => textProblem(context, this.#field, text),
        said: this.#said,
      },
    );
    const apply = (text: string): FormInput => withValue(this.#input, this.#field, text);
    const end = stepped(asked, this.#input, apply, apply);
    this.#input = end.input;
    return end;
  }

  #choices(): readonly Choice<Wish>[] {
    const uploads = this.#uploads?.list ?? [];
    const files = fileLinksIn(this.#text);
    const linked = files.length === 0 && this.#text !== '';
    const isBusy = uploads.some(({ failure }) => failure === undefined);
    const isEmpty = this.#text === '';
    const done: Row<Wish> = {
      label: isEmpty ? l10n.t('Leave It Empty') : l10n.t('Go On'),
      iconPath: new ThemeIcon('check'),
      value: { do: 'done' },
    };
    const rows: readonly Row<Wish>[] = [
      ...(isBusy || (isEmpty && this.#field.required) ? [] : [done]),
      ...(linked ? [] : [chooseRow(isEmpty)]),
      ...(files.length > 0 || this.#takesNoLink ? [] : [linkRow(linked ? this.#text : '')]),
      ...uploads.flatMap(uploadRows),
      ...files.map(({ name }, index): Row<Wish> => ({
        label: withoutIcons(name),
        description: l10n.t('uploaded; choose it to remove it'),
        iconPath: new ThemeIcon('file'),
        value: { do: 'remove', index },
      })),
    ];
    return rows.map(choiceOf);
  }

  #detach(work: Promise<void>): void {
    detach(this.#context.log, 'Uploading a file', work);
  }

  get #takesNoLink(): boolean {
    return this.#context.quick.capabilities.rules.filesByNumber === true;
  }
}

const chooseRow = (isFirst: boolean): Row<Wish> => ({
  label: isFirst ? l10n.t('Choose Files…') : l10n.t('Choose More Files…'),
  iconPath: new ThemeIcon('folder-opened'),
  value: { do: 'choose' },
});

const linkRow = (link: string): Row<Wish> => ({
  label: l10n.t('Paste a Link…'),
  description: withoutIcons(link),
  iconPath: new ThemeIcon('link'),
  value: { do: 'link' },
});

/** A file on its way, or one that could not be uploaded, with what can be done about it. */
function uploadRows({ id, name, sent, failure, canRetry }: FieldUpload): readonly Row<Wish>[] {
  const strings = fieldStrings();
  if (failure === undefined) {
    const part = new Intl.NumberFormat(locale(), { style: 'percent' }).format(sent ?? 0);
    return [
      {
        label: withoutIcons(format(strings.uploading, name)),
        description: part,
        iconPath: new ThemeIcon('cloud-upload'),
      },
      {
        label: withoutIcons(format(strings.cancelUpload, name)),
        iconPath: new ThemeIcon('close'),
        value: { do: 'drop', id },
      },
    ];
  }
  return [
    {
      label: withoutIcons(`${name}: ${failure}`),
      iconPath: new ThemeIcon('error'),
      value: { do: 'drop', id },
    },
    ...(canRetry
      ? [
          {
            label: withoutIcons(`${strings.retry}: ${name}`),
            iconPath: new ThemeIcon('refresh'),
            value: { do: 'retry', id } as const,
          },
        ]
      : []),
  ];
}
