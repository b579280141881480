import type { WebviewPanel } from 'vscode';
import type { KickoffTarget } from './kickoff/kickoffTarget.ts';
import type { KickoffPanelParts } from './kickoff/kickoffPanelParts.ts';
import { KickoffPanel } from './kickoff/kickoffPanel.ts';
import { Launcher } from './kickoff/launcher.ts';
import type { PanelParts } from './page/pageParts.ts';
import type { TaskPanelParts } from './tasks/taskPanelParts.ts';
import type { RunTarget } from './runs/runTarget.ts';
import { RunPanel } from './runs/runPanel.ts';
import type { TaskTarget } from './tasks/taskTarget.ts';
import { TaskPanel } from './tasks/taskPanel.ts';

/** The host's side of a run's page. */
export const createRunPanel = (
  panel: WebviewPanel,
  target: RunTarget,
  parts: PanelParts,
): RunPanel => new RunPanel(panel, target, parts);

/** The host's side of a kick-off form; the part that launches is made with it. */
export function createKickoffPanel(
  panel: WebviewPanel,
  target: KickoffTarget,
  parts: Omit<KickoffPanelParts, 'launcher'>,
): KickoffPanel {
  const launcher = new Launcher(parts.history, parts.journal, parts.log);
  return new KickoffPanel(panel, target, { ...parts, launcher });
}

/** The host's side of a task's page. */
export const createTaskPanel = (
  panel: WebviewPanel,
  target: TaskTarget,
  parts: TaskPanelParts,
): TaskPanel => new TaskPanel(panel, target, parts);
