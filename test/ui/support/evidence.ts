import { globSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { cacheRoot } from '../../vscode/paths.ts';
import { dialect } from './dialect.ts';

/** Where a failed test leaves something behind, for a person to look into. */
export interface Evidence {
  /** The windows of one person. */
  readonly context: BrowserContext;
  /** What their pages have said on their consoles. */
  readonly console: readonly string[];
  /** Of their server, where extension hosts write their logs. */
  readonly dataDir: string;
}

const folder = path.join(cacheRoot, 'ui-failures');
/** Below the data of a server: what the extension host says, and what Pneumatic says. */
const hostLogs = 'data/logs/*/exthost*/{remoteexthost.log,pneumatic.pneumatic/*.log}';
/** Of each log, in lines, from its end. */
const linesKept = 500;

const end = (lines: readonly string[]): string => lines.slice(-linesKept).join('\n');

/** Begins to write down what pages say, before the first of them is opened. */
export function gatherEvidence(context: BrowserContext, dataDir: string): Evidence {
  const lines: string[] = [];
  const say = (line: string): void => {
    lines.push(`${new Date().toISOString()} ${line}`);
    if (lines.length > 2 * linesKept) lines.splice(0, linesKept);
  };
  context.on('console', (message) => {
    say(`[${message.type()}] ${message.text()}`);
  });
  context.on('weberror', (error) => {
    say(`[uncaught] ${String(error.error())}`);
  });
  return { context, console: lines, dataDir };
}

async function logText({ console, dataDir }: Evidence): Promise<string> {
  const parts = [`── Console of the browser\n${end(console)}\n`];
  for (const file of globSync(hostLogs, { cwd: dataDir }).toSorted()) {
    const text = await readFile(path.join(dataDir, file), 'utf8');
    parts.push(`── ${file}\n${end(text.split('\n'))}\n`);
  }
  return parts.join('\n');
}

/** @returns a line that names the picture, or says why there is none. */
async function picture(page: Page, name: string): Promise<string> {
  const file = path.join(folder, `${name}.png`);
  return page.screenshot({ path: file, animations: 'disabled' }).then(
    () => `Picture: ${file}`,
    (error: unknown) => `There is no picture. ${String(error)}`,
  );
}

/** Keeps pictures of all windows and their logs. @returns a line for each file. */
async function keepEvidence(title: string, evidence: Evidence): Promise<readonly string[]> {
  const name = `${dialect}-${title.replace(/[^\w]+/g, '-')}`;
  const log = path.join(folder, `${name}.log`);
  await mkdir(folder, { recursive: true });
  await writeFile(log, await logText(evidence));
  const lines: string[] = [];
  for (const [index, page] of evidence.context.pages().entries()) {
    lines.push(await picture(page, index === 0 ? name : `${name}-${index}`));
  }
  return [...lines, `Log: ${log}`];
}

/** Adds lines to what the report says about a failed test. */
function addToReport(test: Mocha.Runnable, lines: readonly string[]): void {
  const error: unknown = 'err' in test ? test.err : undefined;
  if (!(error instanceof Error)) {
    console.log(lines.join('\n'));
    return;
  }
  const message = [error.message, ...lines].join('\n');
  const stack = error.stack?.replace(error.message, () => message);
  error.message = message;
  if (stack !== undefined) error.stack = stack;
}

/** Whether no test of a suite has run or was skipped: something before them has failed. */
function couldNotBegin(suite: Mocha.Suite): boolean {
  let begun = false;
  suite.eachTest((test) => {
    begun ||= test.state !== undefined || test.isPending();
  });
  return !begun;
}

/** Keeps evidence of each failed test of a suite, and names its files in the report. */
export function useEvidence(evidence: () => Evidence | undefined): void {
  afterEach('evidence of a failure is kept', async function () {
    const test = this.currentTest;
    const found = evidence();
    if (test?.state !== 'failed' || !found) return;
    addToReport(test, await keepEvidence(test.fullTitle(), found));
  });
  after('evidence of a suite that could not begin is kept', async function () {
    const suite = this.test?.parent;
    const found = evidence();
    if (!suite || !found || !couldNotBegin(suite)) return;
    console.log((await keepEvidence(suite.fullTitle(), found)).join('\n'));
  });
}
