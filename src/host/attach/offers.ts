/** What of the editor can be attached now. Each is read once a person has chosen it. */
import { type Diagnostic, DiagnosticSeverity, languages, l10n, workspace } from 'vscode';
import type { ShownFile } from '../form/chosenFile.ts';
import { largestFile } from '../form/fieldUploads.ts';
import { type Changes, changesNear } from './gitChanges.ts';
import type { Place } from './lastEditor.ts';
import { previewOf, unsavedText } from './preview.ts';

/** A text of the editor’s, for a comment to quote or for a file. */
export interface TakenText {
  /** The name of a file with this text. */
  readonly name: string;
  readonly text: string;
  /** The place that it comes from, in words. */
  readonly from: string;
  /** The language for the reader’s colours; may be empty. */
  readonly language: string;
}

/** Something that can be attached, as a row to choose. */
export interface Offer {
  readonly icon: string;
  readonly label: string;
  readonly about: string;
  /** Reads it; a sentence where there is nothing to attach after all. */
  readonly take: () => Promise<ShownFile | TakenText | string>;
}

export const isText = (taken: ShownFile | TakenText): taken is TakenText => 'text' in taken;

/** A text as a file of its own. */
export function asFile({ name, text, from }: TakenText): ShownFile {
  const content = new TextEncoder().encode(text);
  return { name, content, preview: previewOf(content, from) };
}

const nameOf = ({ uri }: Pick<Place, 'uri'>): string => uri.path.split('/').at(-1) ?? uri.path;

const nameBefore = (name: string): string => name.replace(/(?<=.)\.[^.]*$/, '');

const endingOf = (name: string): string => /(?<=.)\.[^.]*$/.exec(name)?.[0] ?? '.txt';

const fileOffer = (place: Place): Offer => ({
  icon: 'file',
  label: l10n.t('Current File'),
  about: nameOf(place),
  take: () => takeFile(place),
});

/** Takes a file as it is on disk; one with changes that are not saved as it is in its editor. */
async function takeFile({ uri, editor }: Place): Promise<ShownFile | string> {
  const from = workspace.asRelativePath(uri);
  const document = editor?.document;
  if (document && (document.isDirty || document.isUntitled)) {
    const name = document.isUntitled ? `${nameOf({ uri })}.txt` : nameOf({ uri });
    return asFile({ name, text: document.getText(), from: unsavedText(from), language: '' });
  }
  const { size } = await workspace.fs.stat(uri);
  if (size > largestFile) return l10n.t('The file is larger than 100 MB.');
  const content = await workspace.fs.readFile(uri);
  return { name: nameOf({ uri }), content, preview: previewOf(content, from) };
}

function selectionOffer({ uri, editor }: Place): Offer | undefined {
  if (!editor || editor.selection.isEmpty) return undefined;
  const { document, selection } = editor;
  const [first, last] = [selection.start.line + 1, selection.end.line + 1];
  const lines = first === last ? `${first}` : `${first}-${last}`;
  const name = nameOf({ uri });
  return {
    icon: 'selection',
    label: l10n.t('Selection'),
    about: `${name}:${lines}`,
    take: () =>
      Promise.resolve({
        name: `${nameBefore(name)}-${lines}${endingOf(name)}`,
        text: document.getText(selection),
        from: `${workspace.asRelativePath(uri)}:${lines}`,
        language: document.languageId === 'plaintext' ? '' : document.languageId,
      }),
  };
}

const changesOffer = ({ name, of, from, read }: Changes): Offer => ({
  icon: 'git-compare',
  label:
    of === 'file'
      ? l10n.t('Changes of the Current File')
      : l10n.t('Changes of the Whole Repository'),
  about: name,
  take: async () => {
    const text = await read();
    return text === ''
      ? l10n.t('Git finds no changes in “{0}”.', name)
      : { name: `${name}.diff`, text, from: workspace.asRelativePath(from), language: 'diff' };
  },
});

const severities: Readonly<Record<DiagnosticSeverity, string>> = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'info',
  [DiagnosticSeverity.Hint]: 'hint',
};

const problemLine = ({ range, severity, message, source }: Diagnostic): string => {
  const { line, character } = range.start;
  const by = source === undefined ? '' : ` [${source}]`;
  return `${line + 1}:${character + 1} ${severities[severity]}: ${message}${by}`;
};

function problemsOffer({ uri }: Place): Offer | undefined {
  const problems = languages.getDiagnostics(uri);
  if (problems.length === 0) return undefined;
  const name = nameOf({ uri });
  const from = workspace.asRelativePath(uri);
  const ordered = problems.toSorted((a, b) => a.range.start.compareTo(b.range.start));
  return {
    icon: 'warning',
    label: l10n.t('Problems of the Current File'),
    about: `${name} (${problems.length})`,
    take: () =>
      Promise.resolve({
        name: `${name}-problems.txt`,
        text: ordered.map(problemLine).join('\n'),
        from,
        language: '',
      }),
  };
}

/** What of the editor can be attached now; nothing where no text is open. */
export function offersAt(
  place: Place | undefined,
  changes = changesNear(place?.uri),
): readonly Offer[] {
  const ofPlace = place ? [fileOffer(place), selectionOffer(place), problemsOffer(place)] : [];
  return [...ofPlace, ...changes.map(changesOffer)].filter((offer) => offer !== undefined);
}
