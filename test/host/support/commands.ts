import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type CommandId, pageViewTypes } from '../../../src/host/manifest/ids.ts';
import { eventually } from '../../vscode/eventually.ts';

export async function runCommand(id: CommandId, ...args: readonly unknown[]): Promise<void> {
  await vscode.commands.executeCommand(id, ...args);
}

/** The answers to a question without typing, by the workbench's own commands. */
const answers = {
  /** Takes the first item of a list. */
  first: ['workbench.action.acceptSelectedQuickOpenItem'],
  /** Presses the first button of a notification. */
  accept: ['notification.acceptPrimaryAction'],
  /** Takes the first choice of every question. */
  takeAll: ['workbench.action.acceptSelectedQuickOpenItem', 'notification.acceptPrimaryAction'],
  /** Cancels a list or an input box. */
  escape: ['workbench.action.closeQuickOpen'],
  dismiss: ['notifications.clearAll'],
} as const;

/**
 * Runs a command that asks questions, and answers until the command is done. Inside the extension
 * host, a question cannot be seen; an answer without a question does nothing.
 */
export async function answering(
  answer: keyof typeof answers,
  id: CommandId,
  ...args: readonly unknown[]
): Promise<void> {
  let through = false;
  const running = runCommand(id, ...args).finally(() => {
    through = true;
  });
  // Waits for a round trip, in which a command without a question is done.
  await vscode.commands.getCommands();
  assert.equal(through, false, `${id} has asked nothing.`);
  await eventually(`the end of ${id}`, async () => {
    for (const command of answers[answer]) await vscode.commands.executeCommand(command);
    return through || undefined;
  });
  await running;
}

/** The open tabs of kick-off forms. */
export const formTabs = (): readonly vscode.Tab[] =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputWebview &&
        input.viewType.endsWith(`-${pageViewTypes.kickoff}`),
    );

/** The titles of the open kick-off forms, once there are this many. */
export const formTitles = (count: number): Promise<readonly string[]> =>
  eventually(`${count} kick-off forms`, () => {
    const titles = formTabs().map(({ label }) => label);
    return Promise.resolve(titles.length === count ? titles : undefined);
  });
