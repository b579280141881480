import { l10n, ProgressLocation, window } from 'vscode';
import type { Account } from '../../core/account/account.ts';
import type { Capabilities, PneumaticApi } from '../../core/api.ts';
import type { ServiceError } from '../../core/base/errors.ts';
import { type Result, failure, success } from '../../core/base/result.ts';
import { type FillableForm, asksForPeople, lacksFields } from '../../core/form/fillableForm.ts';
import { kickoffFormOf } from '../../core/kickoff/kickoffForm.ts';
import type { Workflow, WorkflowDetail } from '../../core/workflows/workflow.ts';
import type { People } from '../account/people.ts';
import type { Session, Sessions } from '../account/session.ts';
import type { PersonClock } from '../account/zones.ts';
import { fieldStrings } from '../form/fieldStrings.ts';
import { inStatusBar, showError, showWarning } from '../platform/notify.ts';
import { errorText } from '../service/errorText.ts';
import type { WorkflowStore } from '../workflows/workflowStore.ts';
import { saysInactive } from './launchCommands.ts';
import { suggestedName } from './suggestedName.ts';

/** The kick-off form that Quick Launch asks for. */
export interface QuickForm {
  readonly account: Account;
  readonly api: PneumaticApi;
  readonly workflow: WorkflowDetail;
  readonly capabilities: Capabilities;
  readonly form: FillableForm;
  readonly suggestedName: string;
}

/** The parts that load a form. */
export interface QuickFormParts {
  readonly sessions: Sessions;
  readonly workflows: WorkflowStore;
  readonly people: People;
  readonly zones: PersonClock;
}

/** Loads the form of a workflow; where it cannot be launched, says why. */
export async function loadQuickForm(
  parts: QuickFormParts,
  { name, id, active }: Pick<Workflow, 'name' | 'id' | 'active'>,
): Promise<QuickForm | undefined> {
  if (!active) {
    await saysInactive(name);
    return undefined;
  }
  const session = await parts.sessions.current();
  if (session.state !== 'signedIn') return undefined;
  const loaded = await window.withProgress(
    { location: ProgressLocation.Window, title: inStatusBar(l10n.t('Loading {0}…', name)) },
    () => readQuickForm(parts, session, id),
  );
  if (!loaded.ok) {
    await showError(`${name}: ${errorText(loaded.error)}`);
    return undefined;
  }
  const { workflow, form } = loaded.value;
  if (!workflow.active) {
    await saysInactive(name);
    return undefined;
  }
  if (lacksFields(form)) {
    await showWarning(`${name}: ${fieldStrings().unreadableRequired}`);
    return undefined;
  }
  return loaded.value;
}

/** The form as it is now, for the same account; the one before where it cannot be loaded. */
export async function reloadedQuickForm(
  parts: QuickFormParts,
  before: QuickForm,
): Promise<QuickForm> {
  const { account, api, workflow } = before;
  const loaded = await readQuickForm(parts, { account, api }, workflow.id);
  return loaded.ok ? loaded.value : before;
}

/** The form of a workflow as the service has it now. */
export async function readQuickForm(
  { workflows, people, zones }: QuickFormParts,
  { account, api }: Pick<Extract<Session, { readonly state: 'signedIn' }>, 'account' | 'api'>,
  id: Workflow['id'],
): Promise<Result<QuickForm, ServiceError>> {
  const [detail, can] = await Promise.all([workflows.freshDetail(id), api.capabilities()]);
  if (!detail.ok) return failure(detail.error);
  if (!can.ok) return failure(can.error);
  const [workflow, capabilities] = [detail.value, can.value];
  const hasPeople = capabilities.listsAssignees && asksForPeople(workflow.form.fields);
  const assignees = hasPeople ? await people.of(api) : undefined;
  return success({
    ...{ account, api, workflow, capabilities },
    form: kickoffFormOf(workflow, capabilities, assignees),
    suggestedName: suggestedName(workflow, capabilities.namesRuns, zones.now),
  });
}
