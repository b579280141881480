import { Disposable, type TaskProvider, type TextDocument, tasks, window, workspace } from 'vscode';
import type { LateServices } from './lateServices.ts';
import { loadCommands } from './loadCommands.ts';
import { loadLaunchFiles } from './loadLaunchFiles.ts';
import { pageViewTypes } from './manifest/ids.ts';

const launchFile = /\.pneumatic\.(json|yaml)$/;

/**
 * Registers what VS Code asks for by itself: pages of before a reload, launch files, VS Code tasks
 * and links.
 */
export const registerProviders = (late: LateServices): Disposable =>
  Disposable.from(
    ...restorePages(late),
    watchLaunchFiles(late),
    registerTasks(late),
    registerLinks(late),
  );

const restorePages = (late: LateServices): readonly Disposable[] =>
  Object.values(pageViewTypes).map((viewType) =>
    window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: async (tab, state) => {
        (await late.load()).pages.restore(viewType, tab, state);
      },
    }),
  );

/** Loads the help for launch files once one is open. */
function watchLaunchFiles(late: LateServices): Disposable {
  let help: Promise<Disposable> | undefined;
  const start = async (): Promise<Disposable> => {
    const { startLaunchFileHelp } = await loadLaunchFiles();
    return startLaunchFileHelp(await late.load());
  };
  const look = ({ uri }: TextDocument): void => {
    if (launchFile.test(uri.path)) help ??= start();
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

function registerTasks(late: LateServices): Disposable {
  let provider: Promise<TaskProvider> | undefined;
  const start = async (): Promise<TaskProvider> => {
    const { createTaskProvider } = await loadLaunchFiles();
    return createTaskProvider(await late.load());
  };
  const load = (): Promise<TaskProvider> => (provider ??= start());
  return tasks.registerTaskProvider('pneumatic', {
    provideTasks: async (token) => (await load()).provideTasks(token),
    resolveTask: async (task, token) => (await load()).resolveTask(task, token),
  });
}

const registerLinks = (late: LateServices): Disposable =>
  window.registerUriHandler({
    handleUri: async (uri) => (await loadCommands()).openVscodeLink(await late.load(), uri),
  });
