import { Disposable, type TaskProvider, type TextDocument, tasks, window, workspace } from 'vscode';
import { loadCommands } from './loadCommands.ts';
import { loadLaunchFiles } from './loadLaunchFiles.ts';
import type { Services } from './services.ts';

const launchFile = /\.pneumatic\.(json|yaml)$/;

/** Registers what VS Code asks for by itself: launch files, VS Code tasks and links. */
export const registerProviders = (services: Services): Disposable =>
  Disposable.from(watchLaunchFiles(services), registerTasks(services), registerLinks(services));

/** Loads the help for launch files once one is open. */
function watchLaunchFiles(services: Services): Disposable {
  let help: Promise<Disposable> | undefined;
  const look = ({ uri }: TextDocument): void => {
    if (!launchFile.test(uri.path)) return;
    help ??= loadLaunchFiles().then(({ startLaunchFileHelp }) => startLaunchFileHelp(services));
  };
  const listening = workspace.onDidOpenTextDocument(look);
  workspace.textDocuments.forEach(look);
  return Disposable.from(listening, {
    dispose: () =>
      help?.then((started) => {
        started.dispose();
      }),
  });
}

function registerTasks(services: Services): Disposable {
  let provider: Promise<TaskProvider> | undefined;
  const load = (): Promise<TaskProvider> =>
    (provider ??= loadLaunchFiles().then(({ createTaskProvider }) => createTaskProvider(services)));
  return tasks.registerTaskProvider('pneumatic', {
    provideTasks: async (token) => (await load()).provideTasks(token),
    resolveTask: async (task, token) => (await load()).resolveTask(task, token),
  });
}

const registerLinks = (services: Services): Disposable =>
  window.registerUriHandler({
    handleUri: async (uri) => (await loadCommands()).openVscodeLink(services, uri),
  });
