/** The links by which VS Code opens rows of any view, and forms. */
import type { ExtensionContext } from 'vscode';
import { runId, runTaskId } from '../core/base/ids.ts';
import type { Result } from '../core/base/result.ts';
import type { LinkFault } from '../core/links/vscodeLink.ts';
import { hasStarted } from '../core/runs/run.ts';
import type { Sessions } from './account/session.ts';
import type { KickoffPages } from './kickoff/kickoffPages.ts';
import { type QuickFormParts, loadQuickForm } from './kickoff/quickForm.ts';
import { isRunRecord } from './launches/runRecordItem.ts';
import { type LinkTarget, emptyLaunch, vscodeLinkTo } from './links/vscodeLinkTo.ts';
import { launchOfForm } from './links/launchOfForm.ts';
import { isStartedTask, pageItemOf } from './pageItem.ts';
import { isRunRow } from './runs/runRow.ts';
import { isMyTaskRow } from './tasks/taskRow.ts';
import { isWorkflowRow } from './workflows/workflowRow.ts';

/** The parts that make links. */
export interface VscodeLinkParts extends QuickFormParts {
  readonly context: Pick<ExtensionContext, 'extension'>;
  readonly sessions: Sessions;
  readonly kickoffPages: Pick<KickoffPages, 'active'>;
}

/** The link to a row, or why it would be refused; undefined where it has none. */
export async function vscodeLinkOf(
  parts: VscodeLinkParts,
  row: unknown,
): Promise<Result<string, LinkFault> | undefined> {
  const session = await parts.sessions.current();
  if (session.state !== 'signedIn') return undefined;
  if (isRunRecord(row) && row.account.id !== session.account.id) return undefined;
  const isForm = pageItemOf(row)?.webviewSection === 'form';
  const target = isForm ? await targetOfForm(parts) : targetOf(row);
  return target && vscodeLinkTo(parts.context, session.account, target);
}

/** The form in front, with what is in it. */
async function targetOfForm(parts: VscodeLinkParts): Promise<LinkTarget | undefined> {
  const entered = (await parts.kickoffPages.active)?.entered;
  // A link would start a run of its own.
  if (entered?.ofTask !== undefined) return undefined;
  const quick = entered && (await loadQuickForm(parts, entered.workflow));
  if (!quick) return undefined;
  return { opens: 'launch', launch: launchOfForm(quick, entered.input, parts.zones.now.zone) };
}

function targetOf(row: unknown): LinkTarget | undefined {
  const part = pageItemOf(row);
  if (part?.webviewSection === 'run') return toRun(part.id);
  if (part) return isStartedTask(part) ? toTask(part.id) : undefined;
  if (isMyTaskRow(row)) return toTask(row.task.id);
  if (isRunRecord(row)) return toRun(row.id);
  if (isRunRow(row)) {
    if (row.type === 'moreRuns') return undefined;
    if (row.type !== 'runTask') return toRun(row.run.id);
    return hasStarted(row.task) ? toTask(row.task.id) : undefined;
  }
  return isWorkflowRow(row) && (row.type === 'workflow' || row.type === 'form')
    ? { opens: 'launch', launch: emptyLaunch(row.workflow.id) }
    : undefined;
}

const toRun = (id: string): LinkTarget => ({ opens: 'run', id: runId(id) });
const toTask = (id: string): LinkTarget => ({ opens: 'task', id: runTaskId(id) });
