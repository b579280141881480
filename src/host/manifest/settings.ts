import { type Disposable, workspace } from 'vscode';
import { type Dialect, dialects } from '../../api/dialect.ts';
import { hostedServer, parseServer } from '../../core/account/account.ts';
import { type Ordering, defaultOrdering, orderings } from '../../core/workflows/ordering.ts';
import { settingIds } from './ids.ts';

type SettingId = (typeof settingIds)[keyof typeof settingIds];

/** All of our settings have this in front. */
const section = 'pneumatic';

/** Of a section alone, VS Code is several times faster than of all settings. */
const read = (id: SettingId): unknown =>
  workspace.getConfiguration(section).get(id.slice(section.length + 1));

const readNumber = (id: SettingId, least: number, most: number, fallback: number): number => {
  const value = read(id);
  return typeof value === 'number' && Number.isFinite(value)
    ? Math.min(Math.max(value, least), most)
    : fallback;
};

/**
 * Base address of the server to sign in to. A workspace cannot set it, since its scope is
 * `application`. An address that cannot be used counts as none.
 */
export function serverSetting(): string | undefined {
  const value = read(settingIds.server);
  const parsed = parseServer(typeof value === 'string' && value !== '' ? value : hostedServer);
  return parsed.ok ? parsed.value : undefined;
}

export async function saveServer(server: string): Promise<void> {
  await workspace
    .getConfiguration()
    .update(settingIds.server, server === hostedServer ? undefined : server, true);
}

/** The dialect of the server, as set by hand; undefined where it has to be found out. */
export function dialectSetting(): Dialect | undefined {
  const value = read(settingIds.dialect);
  return dialects.find((dialect) => dialect === value);
}

export function orderingSetting(): Ordering {
  const value = read(settingIds.sortWorkflowsBy);
  return orderings.find((ordering) => ordering === value) ?? defaultOrdering;
}

export async function saveOrdering(ordering: Ordering): Promise<void> {
  await workspace.getConfiguration().update(settingIds.sortWorkflowsBy, ordering, true);
}

/** How long to wait for an answer, in milliseconds. */
export const requestTimeoutMs = (): number =>
  readNumber(settingIds.requestTimeout, 1, 300, 30) * 1000;

/**
 * How long to wait for the answer to a launch, in milliseconds. It is longer than for other
 * requests, since the outcome of a launch without an answer is unknown.
 */
export const launchTimeoutMs = (): number => 2 * requestTimeoutMs();

/** How many launched runs are remembered. */
export const runsKept = (): number => readNumber(settingIds.runsKept, 1, 10_000, 500);

/** Whether the last known answers of the account are kept on disk. */
export const keepsLastAnswers = (): boolean => read(settingIds.keepLastAnswers) !== false;

/** Whether a setting of notifications lets them be shown. */
export const notifiesAbout = (id: SettingId): boolean => read(id) !== false;

const readAddress = (id: SettingId): string | undefined => {
  const value = read(id);
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const parsed = parseServer(value);
  return parsed.ok ? parsed.value : undefined;
};

/** Base address of the web app, if the setting has one that can be used. */
export const webAddressSetting = (): string | undefined => readAddress(settingIds.webAddress);

/** Base address of the file service, if the setting has one that can be used. */
export const filesAddressSetting = (): string | undefined => readAddress(settingIds.filesAddress);

/** The names of environment variables that launches may use. */
export function environmentVariables(): readonly string[] {
  const names = read(settingIds.launchEnvironment);
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
}

/** Calls back when one of the settings changes, in this window or in another. */
export const onDidChangeSetting = (ids: readonly SettingId[], callback: () => void): Disposable =>
  workspace.onDidChangeConfiguration((event) => {
    if (ids.some((id) => event.affectsConfiguration(id))) callback();
  });
