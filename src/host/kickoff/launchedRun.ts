import { env } from 'vscode';
import { runId } from '../../core/base/ids.ts';
import type { LaunchState, LoadedKickoff } from '../../protocol/kickoffPage.ts';
import { openWebLink } from '../platform/openWebLink.ts';
import type { KickoffPanelParts } from './kickoffPanelParts.ts';
import type { KickoffTarget } from './kickoffTarget.ts';

type Launched = Extract<LaunchState, { readonly phase: 'launched' }>;

/** The run that a form has started, while it shows so. */
export const launchedBy = (form: LoadedKickoff | undefined): Launched | undefined =>
  form?.launch.phase === 'launched' ? form.launch : undefined;

/** Opens the page of the run that a form has started. */
export function openLaunched(
  { pages }: Pick<KickoffPanelParts, 'pages'>,
  { accountId }: KickoffTarget,
  run: Launched | undefined,
): void {
  if (run) pages.openRun(accountId, { id: runId(run.runId), name: run.name });
}

export async function copyLaunchedId(run: Launched | undefined): Promise<void> {
  if (run) await env.clipboard.writeText(run.runId);
}

/** Opens the run that a form has started in the browser; before that, its workflow. */
export async function openFormInBrowser(
  { web }: Pick<KickoffPanelParts, 'web'>,
  { accountId, workflowId }: KickoffTarget,
  run: Launched | undefined,
): Promise<void> {
  await openWebLink(
    await (run ? web.run(runId(run.runId), accountId) : web.workflow(workflowId, accountId)),
  );
}
