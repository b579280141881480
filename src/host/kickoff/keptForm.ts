import type { Assignee } from '../../core/account/assignee.ts';
import type { Capabilities } from '../../core/api.ts';
import { asksForPeople } from '../../core/form/fillableForm.ts';
import type { WorkflowDetail } from '../../core/workflows/workflow.ts';
import { keptPeople, keptPeopleName } from '../account/keptPeople.ts';
import { type PageAccount, accountOf } from '../page/pageAccount.ts';
import type { KickoffPanelParts } from './kickoffPanelParts.ts';
import type { KickoffTarget } from './kickoffTarget.ts';
import { isInUse } from './launcher.ts';

/** What was kept of a form. */
interface KeptForm {
  readonly account: PageAccount;
  readonly workflow: WorkflowDetail;
  readonly capabilities: Capabilities;
  readonly assignees: readonly Assignee[] | undefined;
  /** When the workflow was read, in milliseconds since 1970. */
  readonly at: number;
}

type Parts = Pick<KickoffPanelParts, 'workflows' | 'abilities' | 'kept' | 'sessions' | 'names'>;

/**
 * The form as it was last kept, without a request, with what `view` makes of it; undefined where it
 * was not, or was forgotten meanwhile.
 */
export async function readKeptForm<View>(
  parts: Parts,
  target: KickoffTarget,
  view: (kept: KeptForm) => Promise<View>,
): Promise<(KeptForm & { readonly view: View }) | undefined> {
  const forgetting = new AbortController();
  const following = parts.kept.onDidForget(() => {
    forgetting.abort();
  });
  try {
    const kept = await keptForm(parts, target);
    const shown = kept && { ...kept, view: await view(kept) };
    return forgetting.signal.aborted ? undefined : shown;
  } finally {
    following.dispose();
  }
}

async function keptForm(
  parts: Parts,
  { accountId, workflowId, taskId }: KickoffTarget,
): Promise<KeptForm | undefined> {
  const account = await accountOf(parts, accountId);
  // Whether the task of a sub-run is still open is not kept.
  if (!account.ok || taskId !== undefined) return undefined;
  const { workflows, abilities, kept } = parts;
  const [detail, able] = await Promise.all([workflows.kept.detail(workflowId), abilities.known()]);
  const { account: owner, api } = account.value;
  if (!detail || able?.session.api !== api) return undefined;
  const { value: workflow, at } = detail;
  const people = asksForPeople(workflow.form.fields) ? await keptPeople(kept, owner.id) : undefined;
  return {
    ...{ account: account.value, workflow, at },
    ...{ capabilities: able.can, assignees: people },
  };
}

/** Keeps the people of an account, if it is the one in use. */
export async function keepPeople(
  parts: Parts,
  { account, api }: PageAccount,
  people: readonly Assignee[],
): Promise<void> {
  if (await isInUse(parts, api)) parts.kept.write(account.id, keptPeopleName, people);
}
