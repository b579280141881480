import type { Capabilities } from '../../core/api.ts';
import type { ClockView } from '../../core/base/clockView.ts';
import { type ServiceError, heldUntil, isForbidden, isGone } from '../../core/base/errors.ts';
import { type Result, failure, success } from '../../core/base/result.ts';
import type { FormInput } from '../../core/form/input.ts';
import { adopted } from '../../core/form/startChanges.ts';
import type { WorkflowDetail } from '../../core/workflows/workflow.ts';
import type { LoadedKickoff } from '../../protocol/kickoffPage.ts';
import type { Notice } from '../../protocol/notice.ts';
import { formNewsOf } from '../form/formNews.ts';
import { type PageAccount, accountOf } from '../page/pageAccount.ts';
import { errorNotice } from '../service/errorText.ts';
import type { KickoffPanelParts } from './kickoffPanelParts.ts';
import type { KickoffTarget } from './kickoffTarget.ts';
import { readSubRunOf } from './subRunOf.ts';
import { suggestedName } from './suggestedName.ts';
import { suggestedPeople } from './suggestedPeople.ts';

/** What the service says of a form. */
export interface ReadForm {
  readonly account: PageAccount;
  readonly workflow: WorkflowDetail;
  readonly capabilities: Capabilities;
}

/** Why a form cannot be shown. */
interface Unread {
  readonly notice: Notice;
  /** Whether this account has no such workflow. */
  readonly gone: boolean;
  /** The time before which the service wants no request, in milliseconds since 1970. */
  readonly holdUntil?: number | undefined;
}

const unread = (notice: Notice): Result<never, Unread> => failure({ notice, gone: false });
const notRead = (error: ServiceError, gone = false): Result<never, Unread> =>
  failure({ notice: errorNotice(error), gone, holdUntil: heldUntil(error) });

/**
 * Reads what the service says of a form.
 * @param isRefused whether the form shows that a launch was refused. A person who may not launch the
 * workflow sees so beside the form, and may be allowed to later.
 */
export async function readForm(
  parts: Pick<KickoffPanelParts, 'sessions' | 'names' | 'workflows'>,
  { accountId, workflowId, taskId }: KickoffTarget,
  isRefused: () => boolean,
): Promise<Result<ReadForm & Pick<LoadedKickoff, 'subRunOf'>, Unread>> {
  const account = await accountOf(parts, accountId);
  if (!account.ok) return unread(account.error);
  const { api } = account.value;
  const detail = await parts.workflows.freshDetail(workflowId);
  if (!detail.ok) {
    const gone = isGone(detail.error) && !(isForbidden(detail.error) && isRefused());
    return notRead(detail.error, gone);
  }
  const capabilities = await api.capabilities();
  if (!capabilities.ok) return notRead(capabilities.error);
  const subRunOf = await readSubRunOf(api, taskId);
  if (!subRunOf.ok) return notRead(subRunOf.error);
  return success({
    ...{ account: account.value, workflow: detail.value, capabilities: capabilities.value },
    subRunOf: subRunOf.value,
  });
}

/** What the view of a form has besides. */
interface Around extends Pick<LoadedKickoff, 'launch'> {
  /** What was typed into it before. */
  readonly typed: FormInput;
}

/** The view of a form that can be filled in. */
export async function readyForm(
  { web, zones }: Pick<KickoffPanelParts, 'web' | 'zones'>,
  { account, workflow, capabilities }: ReadForm,
  { typed, launch }: Around,
): Promise<LoadedKickoff> {
  // A server with a page for each workflow has one for each run.
  const opensInBrowser = (await web.workflow(workflow.id)) !== undefined;
  const { rules, overridesTaskLinks, schedulesRuns, namesRuns, followsRuns } = capabilities;
  const { fields } = workflow.form;
  const input = adopted(fields, typed);
  return {
    ...{ state: 'ready', workflow, people: suggestedPeople(workflow), input, launch },
    ...{ assignees: undefined, uploads: undefined, account: account.view, opensInBrowser },
    ...{ rules, overridesTaskLinks, schedulesRuns, namesRuns, followsRuns },
    suggestedName: suggestedName(workflow, namesRuns, zones.now),
    news: formNewsOf(fields, input, { known: fields, lines: [] }),
  };
}

/** A view that was read before its page has said what day it is there. */
export const renamed = (view: LoadedKickoff, clock: ClockView): LoadedKickoff => ({
  ...view,
  suggestedName: suggestedName(view.workflow, view.namesRuns, clock),
});
