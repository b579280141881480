import { Disposable, type TaskProvider } from 'vscode';
import type { Services } from './services.ts';

/** Helps with every launch file that is open or will be. */
export const startLaunchFileHelp = (_services: Services): Disposable => Disposable.from();

/** Provides the VS Code tasks that launch. */
export const createTaskProvider = (_services: Services): TaskProvider => ({
  provideTasks: () => [],
  resolveTask: () => undefined,
});
