import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Settings that keep VS Code from doing or showing anything unexpected. */
export const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'remote.autoForwardPorts': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.commandCenter': false,
  'workbench.enableExperiments': false,
  // Motion costs a test time, and shows it things that are about to change.
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
} as const;

/** The file from which this server reads the user's settings. */
const settingsFile = 'data/User/settings.json';

/** Writes the user settings of a server, before it starts. */
export async function writeSettings(
  dataDir: string,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const file = path.join(dataDir, settingsFile);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, settingsText(settings));
}

/** What the file holds. */
export const settingsText = (settings: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ ...quietSettings, ...settings }, null, 2);
