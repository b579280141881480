import { l10n, Uri, window, workspace } from 'vscode';
import {
  type LaunchSource,
  type SendWrittenParts,
  type SentEnd,
  launchWritten,
  openWritten,
} from '../kickoff/sendWritten.ts';
import { placedProblemText } from '../kickoff/problemText.ts';
import { type Resolved, resolveSource } from '../kickoff/resolveSource.ts';
import { showError, showWarning } from '../platform/notify.ts';
import { LastLaunches, type MemoryParts } from './lastLaunches.ts';
import { formatOf } from './launchFileDocument.ts';
import { launchNamed, launchesOfFile, pickLaunch } from './launchesOfFile.ts';
import { isLaunchRef } from './launchRef.ts';
import type { FileLaunch } from './parseLaunchFile.ts';

/** The parts that launch from a file. */
export type FromFileParts = SendWrittenParts & MemoryParts;

/** What tells a launch of a file from all others. */
export const launchKey = (file: Uri, { name }: Pick<FileLaunch, 'name'>): string =>
  name === undefined ? file.toString() : `${file.toString()}#${name}`;

/** A launch of a file as what is sent. */
export const sourceOf = (file: Uri, launch: FileLaunch): LaunchSource => ({
  written: launch.value,
  from: 'file',
  folder: workspace.getWorkspaceFolder(file)?.uri,
  file,
  inputs: launch.inputs,
  key: launchKey(file, launch),
});

/** Launches what a file says, after a question. */
export async function launchFromFile(parts: FromFileParts, item: unknown): Promise<void> {
  const chosen = await chosenLaunch(item, l10n.t('Launch from File'));
  if (!chosen) return;
  const { file, launch } = chosen;
  const end = await launchWritten(parts, sourceOf(file, launch));
  await remember(parts, launchKey(file, launch), end);
}

/** Opens the form of a launch of a file, filled in. */
export async function openFileAsForm(parts: SendWrittenParts, item: unknown): Promise<void> {
  const chosen = await chosenLaunch(item, l10n.t('Open File as Form'));
  if (chosen) await openWritten(parts, sourceOf(chosen.file, chosen.launch));
}

/**
 * Resolves a launch of a file to the form of its workflow; says why where that cannot be done, or
 * where something of it would be refused.
 */
export async function resolveFromFile(
  parts: SendWrittenParts,
  item: unknown,
): Promise<Resolved | undefined> {
  const chosen = await chosenLaunch(item, l10n.t('Copy as Code'));
  if (!chosen) return undefined;
  const resolved = await resolveSource(parts, sourceOf(chosen.file, chosen.launch));
  if (resolved.state === 'failed') await showError(resolved.notice.message);
  if (resolved.state === 'signedOut') await showWarning(l10n.t('Sign in to Pneumatic first.'));
  const [problem] = 'problems' in resolved ? resolved.problems : [];
  if (problem) await showWarning(placedProblemText(problem));
  return resolved.state === 'resolved' && !problem ? resolved : undefined;
}

async function remember(parts: MemoryParts, key: string, end: SentEnd): Promise<void> {
  if (end.end !== 'launched' && end.end !== 'unknown') return;
  const run = end.end === 'launched' ? { id: end.run.id, account: end.accountId } : undefined;
  await new LastLaunches(parts).remember(key, { at: Date.now(), run });
}

/** The launch of a command's argument: of a CodeLens, of a file, or of the file in the editor. */
async function chosenLaunch(
  item: unknown,
  title: string,
): Promise<{ readonly file: Uri; readonly launch: FileLaunch } | undefined> {
  const file = fileOf(item);
  if (!file) {
    await showWarning(
      l10n.t('Open a launch file first: a file that ends in .pneumatic.json or .pneumatic.yaml.'),
    );
    return undefined;
  }
  const found = await launchesOfFile(file);
  if (!found.ok) {
    await showWarning(found.error.message);
    return undefined;
  }
  const launch = isLaunchRef(item)
    ? launchNamed(found.value, item.launch)
    : await pickLaunch(found.value, title);
  if (launch) return { file, launch };
  if (isLaunchRef(item)) await showWarning(l10n.t('This launch is not in the file any more.'));
  return undefined;
}

function fileOf(item: unknown): Uri | undefined {
  if (isLaunchRef(item)) return Uri.parse(item.file, true);
  if (item instanceof Uri) return item;
  const shown = window.activeTextEditor?.document.uri;
  return shown && formatOf(shown) ? shown : undefined;
}
