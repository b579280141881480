import { env } from 'vscode';
import { runId } from '../../core/base/ids.ts';
import type { LaunchState, LoadedKickoff } from '../../protocol/kickoffPage.ts';
import { openWebLink } from '../platform/openWebLink.ts';
import type { KickoffPanelParts } from './kickoffPanelParts.ts';
import type { KickoffTarget } from './kickoffTarget.ts';

type Launched = Extract<LaunchState, { readonly phase: 'launched' }>;

/** Does something with the run that a form has started, while it shows so. */
export async function actOnLaunched(
  parts: Pick<KickoffPanelParts, 'pages' | 'web'>,
  target: KickoffTarget,
  act: 'copyRunId' | 'openRun' | 'openInBrowser',
  form: LoadedKickoff | undefined,
): Promise<void> {
  const run = form?.launch.phase === 'launched' ? form.launch : undefined;
  switch (act) {
    case 'copyRunId':
      if (run) await env.clipboard.writeText(run.runId);
      return;
    case 'openRun':
      if (run) parts.pages.openRun(target.accountId, { id: runId(run.runId), name: run.name });
      return;
    case 'openInBrowser':
      await openInBrowser(parts, target, run);
  }
}

/** Opens the run that a form has started; before that, its workflow. */
async function openInBrowser(
  { web }: Pick<KickoffPanelParts, 'web'>,
  { accountId, workflowId }: KickoffTarget,
  run: Launched | undefined,
): Promise<void> {
  await openWebLink(
    await (run ? web.run(runId(run.runId), accountId) : web.workflow(workflowId, accountId)),
  );
}
