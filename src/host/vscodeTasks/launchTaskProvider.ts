import {
  type CancellationToken,
  CustomExecution,
  RelativePattern,
  Task,
  type TaskDefinition,
  type TaskProvider,
  TaskScope,
  type Uri,
  type WorkspaceFolder,
  workspace,
} from 'vscode';
import { launchText, readLaunchTask } from '../../core/vscodeTasks/launchTask.ts';
import { launchesOfFile } from '../launchFiles/launchesOfFile.ts';
import { withoutIcons } from '../platform/notify.ts';
import { LaunchTerminal } from './launchTerminal.ts';
import { type TaskParts, runLaunchTask } from './runLaunchTask.ts';

const type = 'pneumatic';
const launchFiles = '**/*.pneumatic.{json,yaml}';
const notOurs = '**/node_modules/**';
/** How many launch files of a folder, and how many launches in all, are offered. */
const mostFiles = 100;
const mostTasks = 500;

/** Provides the VS Code tasks that launch: those of tasks.json, and one for each launch of a file. */
export class LaunchTaskProvider implements TaskProvider {
  readonly #parts: TaskParts;

  constructor(parts: TaskParts) {
    this.#parts = parts;
  }

  async provideTasks(token: CancellationToken): Promise<Task[]> {
    if (!workspace.isTrusted) return [];
    const found: Task[] = [];
    for (const folder of workspace.workspaceFolders ?? []) {
      const pattern = new RelativePattern(folder, launchFiles);
      const files = await workspace.findFiles(pattern, notOurs, mostFiles, token);
      for (const file of files.toSorted(byPath)) {
        if (token.isCancellationRequested) return [];
        found.push(...(await this.#tasksOf(file, folder)));
      }
    }
    return found.slice(0, mostTasks);
  }

  /** VS Code knows the VS Code task by its definition, which must stay the same object. */
  resolveTask({ definition, scope, name }: Task): Task {
    return this.#task(definition, name, scope ?? TaskScope.Workspace);
  }

  async #tasksOf(file: Uri, folder: WorkspaceFolder): Promise<readonly Task[]> {
    const read = await launchesOfFile(file);
    if (!read.ok) return [];
    const path = file.path.slice(folder.uri.path.length).replace(/^\//, '');
    return read.value.launches.flatMap((launch) => {
      const definition = { type, launch: launchText(path, launch.name) };
      if (!readLaunchTask(definition).ok) return [];
      const label = withoutIcons(labelOf(path, launch.name));
      const task = this.#task(definition, label, folder);
      task.detail = path;
      return [task];
    });
  }

  #task(definition: TaskDefinition, name: string, scope: TaskScope | WorkspaceFolder): Task {
    const execution = new CustomExecution((resolved) => {
      const started = { definition, resolved, folder: folderOf(scope) };
      const terminal = new LaunchTerminal((output, stop) =>
        runLaunchTask(this.#parts, started, output, stop),
      );
      return Promise.resolve(terminal);
    });
    // An empty list of matchers keeps VS Code from asking which problems to look for.
    return new Task(definition, scope, name, type, execution, []);
  }
}

const byPath = (a: Uri, b: Uri): number => (a.path < b.path ? -1 : 1);

/** Such as `release: patch`. */
function labelOf(path: string, name: string | undefined): string {
  const file = path.replace(/^.*\//, '').replace(/\.pneumatic\.\w+$/, '');
  return name === undefined ? file : `${file}: ${name}`;
}

/** The folder of a VS Code task; that of a workspace file belongs to the only folder. */
function folderOf(scope: TaskScope | WorkspaceFolder): WorkspaceFolder | undefined {
  if (typeof scope === 'object') return scope;
  const [only, ...others] = workspace.workspaceFolders ?? [];
  return others.length === 0 ? only : undefined;
}
