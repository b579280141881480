import type { Person } from '../../model/people.ts';
import type { Workflow } from '../../model/workflows.ts';
import type { Run } from '../../model/runs.ts';
import { accountName } from '../account/account.ts';
import { displayName } from '../account/directory.ts';
import type { ValueContext } from '../values/fieldValue.ts';
import { abbreviate, interpolate, namesFields } from '../../rules/interpolate.ts';
import { kickoffTexts } from '../values/kickoffTexts.ts';
import { formatTime } from '../values/time.ts';

/** The first name of a run: the parts that do not depend on the run are filled in. */
export function firstName(
  sent: string | undefined,
  workflow: Workflow,
  starter: Person,
  zone: string,
): string {
  const now = formatTime(new Date(), zone);
  const values = new Map([
    ['date', now],
    ['template-name', workflow.name],
    ['workflow-starter', displayName(starter)],
    ['account_name', accountName],
    ['user_first_name', starter.firstName],
    ['user_last_name', starter.lastName],
    ['user_email', starter.email],
  ]);
  return interpolate(sent ?? workflow.nameTemplate ?? `${now} — ${workflow.name}`, values);
}

/** The final name of a run: its id and fields are filled in, and its length is limited. */
export function finalName(run: Run, workflow: Workflow, context: ValueContext): string {
  const name = interpolate(run.name, new Map([['workflow-id', String(run.id)]]));
  const filled = namesFields(name) ? interpolate(name, kickoffTexts(run, workflow, context)) : name;
  return abbreviate(filled);
}
