import { Disposable, languages, type TaskProvider } from 'vscode';
import { sendWritten } from './kickoff/sendWritten.ts';
import { AccountFacts } from './launchFiles/accountFacts.ts';
import { LaunchCompletions } from './launchFiles/completions.ts';
import { LaunchDiagnostics } from './launchFiles/diagnostics.ts';
import {
  launchFromFile as launch,
  openFileAsForm as openForm,
  resolveFromFile,
} from './launchFiles/launchFromFile.ts';
import { launchFileSelector } from './launchFiles/launchFileDocument.ts';
import { LaunchHover } from './launchFiles/launchHover.ts';
import { readNow } from './launchFiles/readNow.ts';
import { LaunchLenses } from './launchFiles/launchLenses.ts';
import { OpenLaunchFiles } from './launchFiles/openLaunchFiles.ts';
import { LaunchFixes } from './launchFiles/quickFixes.ts';
import { systemClock } from './polling/systemClock.ts';
import { copyAsCode } from './snippets/copyAsCode.ts';
import type { Services } from './services.ts';
import { askAboutEarlier } from './vscodeTasks/askAboutEarlier.ts';
import { EarlierRuns } from './vscodeTasks/earlierRuns.ts';
import { LaunchTaskProvider } from './vscodeTasks/launchTaskProvider.ts';

export { WorkflowsBelow } from './workflows/workflowsBelow.ts';
export { SavedLaunches } from './launchFiles/savedLaunches.ts';
export { newLaunchFile } from './launchFiles/newLaunchFile.ts';

/** Helps with every launch file that is open or will be. */
export function startLaunchFileHelp(services: Services): Disposable {
  const files = new OpenLaunchFiles();
  const facts = new AccountFacts(services);
  const diagnostics = new LaunchDiagnostics(files, facts, services.log);
  const lenses = new LaunchLenses({ ...services, ...memoryOf(services) }, files);
  const hover = new LaunchHover(files, facts, readNow(services));
  const selector = launchFileSelector;
  return Disposable.from(
    ...[facts, diagnostics, lenses],
    languages.registerCompletionItemProvider(
      selector,
      new LaunchCompletions(files, facts),
      ...['"', '{', ':', ' '],
    ),
    languages.registerHoverProvider(selector, hover),
    languages.registerCodeLensProvider(selector, lenses),
    languages.registerCodeActionsProvider(selector, new LaunchFixes(diagnostics), {
      providedCodeActionKinds: LaunchFixes.kinds,
    }),
  );
}

/** Launches what a file says, after a question. */
export const launchFromFile = (services: Services, item: unknown): Promise<void> =>
  launch({ ...services, ...memoryOf(services) }, item);

/** Opens the form of a launch of a file, filled in. */
export const openFileAsForm = (services: Services, item: unknown): Promise<void> =>
  openForm(services, item);

/** Copies a launch of a file as source code. */
export async function copyFileAsCode(
  services: Services,
  item: unknown,
): Promise<string | undefined> {
  const resolved = await resolveFromFile(services, item);
  return resolved && copyAsCode(resolved);
}

const memoryOf = ({ context, launchedFrom }: Services) => ({
  memento: context.workspaceState,
  launchedFrom,
});

/** Provides the VS Code tasks that launch. */
export const createTaskProvider = (services: Services): TaskProvider =>
  new LaunchTaskProvider({
    ...services,
    ...{ clock: systemClock, askAboutEarlier },
    earlierRuns: new EarlierRuns(services.context.workspaceState),
    send: (source) => sendWritten(services, source),
  });
