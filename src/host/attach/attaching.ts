import {
  type Disposable,
  type LogOutputChannel,
  QuickPickItemKind,
  ThemeIcon,
  l10n,
  window,
} from 'vscode';
import { type ChosenFile, type ShownFile, askForFiles } from '../form/chosenFile.ts';
import { describe } from '../platform/log.ts';
import { showError, showInformation, withoutIcons } from '../platform/notify.ts';
import { LastEditor, type Place } from './lastEditor.ts';
import { type Offer, type TakenText, asFile, isText, offersAt } from './offers.ts';

export type { Place } from './lastEditor.ts';

/** What a person has chosen to attach: files, or one thing of the editor’s. */
type Answer = 'files' | Offer | undefined;

/** Lets a person choose; files are the only choice where nothing is open in the editor. */
async function ask(offers: readonly Offer[]): Promise<Answer> {
  if (offers.length === 0) return 'files';
  const rows = offers.map((offer) => ({
    label: offer.label,
    description: withoutIcons(offer.about),
    iconPath: new ThemeIcon(offer.icon),
    answer: offer,
  }));
  const files = {
    label: l10n.t('Choose Files…'),
    iconPath: new ThemeIcon('folder-opened'),
    answer: 'files' as const,
  };
  const line = {
    label: l10n.t('From the Editor'),
    kind: QuickPickItemKind.Separator,
    answer: undefined,
  };
  const chosen = await window.showQuickPick<{ readonly answer: Answer; readonly label: string }>(
    [files, line, ...rows],
    { title: l10n.t('Attach'), placeHolder: l10n.t('You see what will be sent first.') },
  );
  return chosen?.answer;
}

/** Reads what was chosen. A failure, or that there is nothing, is said in a notification. */
async function take(
  offer: Offer,
  log: LogOutputChannel,
): Promise<ShownFile | TakenText | undefined> {
  try {
    const taken = await offer.take();
    if (typeof taken !== 'string') return taken;
    void showInformation(taken);
  } catch (error) {
    log.warn(`“${offer.label}” could not be read: ${describe(error)}`);
    void showError(l10n.t('“{0}” could not be read.', offer.about));
  }
  return undefined;
}

interface Chosen {
  readonly files: readonly ChosenFile[];
  readonly text?: TakenText;
}

/** The longest text that a comment quotes; a longer one is a file. */
const mostLines = 60;
const mostCharacters = 6000;

const isShort = ({ text }: TakenText): boolean =>
  text.length <= mostCharacters && text.split('\n').length <= mostLines;

/**
 * Asks what to attach, on behalf of one page. Nothing of the editor is read before a person has
 * chosen it.
 */
export class Attaching implements Disposable {
  readonly #editor = new LastEditor();
  readonly #log: LogOutputChannel;

  constructor(log: LogOutputChannel) {
    this.#log = log;
  }

  /** The file that was in front last. */
  get place(): Place | undefined {
    return this.#editor.place;
  }

  /** Asks what to attach to a field. */
  readonly ask = async (): Promise<readonly ChosenFile[]> => {
    const { files, text } = await this.#ask();
    return text ? [asFile(text)] : files;
  };

  /** Asks what to attach to a comment, which quotes a short text. */
  async askForComment(): Promise<{
    readonly files: readonly ChosenFile[];
    readonly quotation: TakenText | undefined;
  }> {
    const { files, text } = await this.#ask();
    if (!text || isShort(text)) return { files, quotation: text };
    return { files: [asFile(text)], quotation: undefined };
  }

  async #ask(): Promise<Chosen> {
    const answer = await ask(offersAt(this.#editor.place));
    if (answer === undefined) return { files: [] };
    if (answer === 'files') return { files: await askForFiles() };
    const taken = await take(answer, this.#log);
    if (!taken) return { files: [] };
    return isText(taken) ? { files: [], text: taken } : { files: [taken] };
  }

  dispose(): void {
    this.#editor.dispose();
  }
}
