import { Uri, type WorkspaceFolder, l10n } from 'vscode';
import { type Result, failure, success } from '../../core/base/result.ts';
import type { LaunchPlace } from '../../core/vscodeTasks/launchTask.ts';
import type { LaunchSource } from '../kickoff/sendWritten.ts';
import { launchNamed, launchesOfFile } from '../launchFiles/launchesOfFile.ts';

/** The launch of a VS Code task as it is written, with the inputs of its file. */
export type FoundLaunch = Pick<LaunchSource, 'written' | 'inputs'>;

/** Finds the launch of a VS Code task; else a sentence says what to do. */
export async function findLaunch(
  place: LaunchPlace,
  folder: WorkspaceFolder | undefined,
): Promise<Result<FoundLaunch, string>> {
  if (place.in === 'definition') return success({ written: place.written });
  if (!folder) {
    return failure(
      l10n.t(
        '“launch” is a path from a workspace folder, and this VS Code task has none. Put the VS Code task into the tasks.json of the folder that has the launch file.',
      ),
    );
  }
  const read = await launchesOfFile(Uri.joinPath(folder.uri, place.path));
  if (!read.ok) return failure(read.error.message);
  const launch = launchNamed(read.value, place.launch);
  if (launch) return success({ written: launch.value, inputs: launch.inputs });
  const names = read.value.launches.flatMap(({ name }) =>
    name === undefined ? [] : [`“${name}”`],
  );
  return failure(
    place.launch === undefined
      ? l10n.t(
          '“{0}” has several launches. Write “#” and a name after it: {1}.',
          place.path,
          names.join(', '),
        )
      : l10n.t(
          '“{0}” has no launch called “{1}”. It has: {2}.',
          place.path,
          place.launch,
          names.join(', '),
        ),
  );
}
