import { Disposable, type TaskProvider } from 'vscode';
import { sendWritten } from './kickoff/sendWritten.ts';
import { systemClock } from './polling/systemClock.ts';
import type { Services } from './services.ts';
import { askAboutEarlier } from './vscodeTasks/askAboutEarlier.ts';
import { EarlierRuns } from './vscodeTasks/earlierRuns.ts';
import { LaunchTaskProvider } from './vscodeTasks/launchTaskProvider.ts';

export { SavedLaunches } from './launchFiles/savedLaunches.ts';

/** Helps with every launch file that is open or will be. */
export const startLaunchFileHelp = (_services: Services): Disposable => Disposable.from();

/** Provides the VS Code tasks that launch. */
export const createTaskProvider = (services: Services): TaskProvider =>
  new LaunchTaskProvider({
    ...services,
    ...{ clock: systemClock, askAboutEarlier },
    earlierRuns: new EarlierRuns(services.context.workspaceState),
    send: (source) => sendWritten(services, source),
  });
