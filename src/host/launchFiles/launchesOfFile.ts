import { l10n, type QuickPickItem, type Uri, window, workspace } from 'vscode';
import { type Result, failure, success } from '../../core/base/result.ts';
import { withoutIcons } from '../platform/notify.ts';
import { fileName, formatOf, isLaunchFile } from './launchFileDocument.ts';
import { type FileLaunch, type LaunchFile, parseLaunchFile } from './parseLaunchFile.ts';
import { storedText } from './storedText.ts';

/** Why a launch of a file cannot be used. */
export interface FileFault {
  /** A sentence for people. */
  readonly message: string;
}

/** The text of a file: as it is in an open editor, else as it is stored. */
async function textOf(file: Uri): Promise<string> {
  const open = workspace.textDocuments.find(
    (document) => isLaunchFile(document) && document.uri.toString() === file.toString(),
  );
  return open ? open.getText() : storedText(file);
}

/** The launches of a file, if it can be read and has any. */
export async function launchesOfFile(file: Uri): Promise<Result<LaunchFile, FileFault>> {
  const format = formatOf(file);
  if (!format) return failure({ message: l10n.t('“{0}” is no launch file.', fileName(file)) });
  const text = await textOf(file).catch(() => undefined);
  if (text === undefined) {
    return failure({
      message: l10n.t(
        '“{0}” cannot be read. Make sure that it is there, and no longer than 1 MB.',
        fileName(file),
      ),
    });
  }
  const parsed = parseLaunchFile(text, format);
  const [fault] = parsed.syntax;
  if (fault) {
    const line = text.slice(0, fault.offset).split('\n').length;
    const message = l10n.t(
      '“{0}” cannot be read at line {1}: {2}. Correct it, then launch.',
      fileName(file),
      line,
      fault.message.replace(/[.:]$/, ''),
    );
    return failure({ message });
  }
  return parsed.launches.length > 0
    ? success(parsed)
    : failure({ message: l10n.t('“{0}” has no launch.', fileName(file)) });
}

/** The launch of this name; of a file with a single launch, that one. */
export function launchNamed(
  { launches }: Pick<LaunchFile, 'launches'>,
  name: string | undefined,
): FileLaunch | undefined {
  return name === undefined && launches.length === 1
    ? launches[0]
    : launches.find((launch) => launch.name === name);
}

/** Has the person choose one of the launches, where there are several. */
export async function pickLaunch(
  { launches }: Pick<LaunchFile, 'launches'>,
  title: string,
): Promise<FileLaunch | undefined> {
  if (launches.length <= 1) return launches[0];
  const items: readonly (QuickPickItem & { readonly launch: FileLaunch })[] = launches.map(
    (launch) => ({
      label: withoutIcons(launch.name ?? l10n.t('Without a name')),
      description: withoutIcons(workflowOf(launch.value)),
      launch,
    }),
  );
  const picked = await window.showQuickPick([...items], {
    title,
    placeHolder: l10n.t('Which launch?'),
    matchOnDescription: true,
  });
  return picked?.launch;
}

/** The workflow as the launch names it; empty where it names none. */
const workflowOf = (value: unknown): string => {
  const { workflow } = (typeof value === 'object' && value !== null ? value : {}) as {
    readonly workflow?: unknown;
  };
  return typeof workflow === 'string' || typeof workflow === 'number' ? String(workflow) : '';
};
