import * as vscode from 'vscode';
import { EarlierRuns } from '../../../src/host/vscodeTasks/earlierRuns.ts';
import { LaunchTerminal } from '../../../src/host/vscodeTasks/launchTerminal.ts';
import { type TaskParts, runLaunchTask } from '../../../src/host/vscodeTasks/runLaunchTask.ts';
import { eventually } from '../../vscode/eventually.ts';

/** A VS Code task in a terminal that a test reads. */
export interface StartedTask {
  /** What the terminal shows, without colours. */
  text(): string;
  /** Waits for a text in the terminal. */
  shown(text: string): Promise<true>;
  /** Presses keys. */
  press(keys: string): void;
  /** VS Code ends the VS Code task, as when its window is reloaded. */
  end(): void;
  readonly code: Promise<number>;
}

/** A memento that forgets with the test. */
export function newMemento(): vscode.Memento {
  const kept = new Map<string, unknown>();
  return {
    keys: () => [...kept.keys()],
    get: <Value>(key: string, otherwise?: Value) =>
      (kept.has(key) ? kept.get(key) : otherwise) as Value,
    update: (key, value) => {
      kept.set(key, value);
      return Promise.resolve();
    },
  };
}

export const newEarlierRuns = (): EarlierRuns => new EarlierRuns(newMemento());

const colour = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');

/** Starts a VS Code task of this definition. */
export function startTask(
  parts: TaskParts,
  definition: Readonly<Record<string, unknown>>,
  resolved = definition,
): StartedTask {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const started = { definition, resolved, folder };
  const terminal = new LaunchTerminal((output, stop) =>
    runLaunchTask(parts, started, output, stop),
  );
  let text = '';
  terminal.onDidWrite((written) => {
    text += written.replace(colour, '');
  });
  const code = new Promise<number>((resolve) => {
    terminal.onDidClose(resolve);
  });
  terminal.open();
  return {
    text: () => text,
    shown: (wanted) =>
      eventually(`“${wanted}” in the terminal`, () =>
        Promise.resolve(text.includes(wanted) ? true : undefined),
      ),
    press: (keys) => {
      terminal.handleInput(keys);
    },
    end: () => {
      terminal.close();
    },
    code,
  };
}
