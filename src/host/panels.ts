import type { WebviewPanel } from 'vscode';
import type { KickoffTarget } from './kickoff/kickoffTarget.ts';
import type { KickoffPanelParts } from './kickoff/kickoffPanelParts.ts';
import { KickoffPanel } from './kickoff/kickoffPanel.ts';
import { Launcher, type LauncherParts } from './kickoff/launcher.ts';
import type { TaskPanelParts } from './tasks/taskPanelParts.ts';
import type { RunTarget } from './runs/runTarget.ts';
import { RunPanel } from './runs/runPanel.ts';
import { ValuesPanel, type ValuesPanelParts } from './runs/valuesPanel.ts';
import type { TaskTarget } from './tasks/taskTarget.ts';
import { TaskPanel } from './tasks/taskPanel.ts';

/** The host's side of a run's page, or of the form that changes its values. */
export const createRunPanel = (
  panel: WebviewPanel,
  target: RunTarget,
  parts: ValuesPanelParts,
): RunPanel | ValuesPanel =>
  target.shows === 'values'
    ? new ValuesPanel(panel, target, parts)
    : new RunPanel(panel, target, parts);

/** The host's side of a kick-off form. */
export const createKickoffPanel = (
  panel: WebviewPanel,
  target: KickoffTarget,
  parts: KickoffPanelParts,
): KickoffPanel => new KickoffPanel(panel, target, parts);

/** The part that launches. */
export const createLauncher = (parts: LauncherParts): Launcher => new Launcher(parts);

/** The host's side of a task's page. */
export const createTaskPanel = (
  panel: WebviewPanel,
  target: TaskTarget,
  parts: TaskPanelParts,
): TaskPanel => new TaskPanel(panel, target, parts);
