import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type CommandId, formViewType } from '../../../src/host/manifest/ids.ts';
import { eventually } from '../../vscode/eventually.ts';

export async function runCommand(id: CommandId, ...args: readonly unknown[]): Promise<void> {
  await vscode.commands.executeCommand(id, ...args);
}

/** What a person can do to a question without typing, by the workbench's own commands. */
const answers = {
  /** Takes the first item of a list. */
  first: ['workbench.action.acceptSelectedQuickOpenItem'],
  /** Takes the first thing that a notification offers. */
  accept: ['notification.acceptPrimaryAction'],
  /** Takes the first of whatever is asked. */
  takeAll: ['workbench.action.acceptSelectedQuickOpenItem', 'notification.acceptPrimaryAction'],
  /** Gives up a list or an input box. */
  escape: ['workbench.action.closeQuickOpen'],
  dismiss: ['notifications.clearAll'],
} as const;

/**
 * Runs a command that asks something, and answers until the command is through. Nothing tells from
 * inside the extension host that a question is in sight; an answer to none does nothing.
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
  // Time for a round trip, in which a command that asks nothing is through.
  await vscode.commands.getCommands();
  assert.equal(through, false, `${id} has asked nothing.`);
  await eventually(`the end of ${id}`, async () => {
    for (const command of answers[answer]) await vscode.commands.executeCommand(command);
    return through || undefined;
  });
  await running;
}

/** The open tabs with kick-off forms. */
export const formTabs = (): readonly vscode.Tab[] =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputWebview && input.viewType.endsWith(`-${formViewType}`),
    );

/** The open kick-off forms' titles, once there are that many. */
export const formTitles = (count: number): Promise<readonly string[]> =>
  eventually(`${count} kick-off forms`, () => {
    const titles = formTabs().map(({ label }) => label);
    return Promise.resolve(titles.length === count ? titles : undefined);
  });
