import type { FormInput } from '../../core/form/input.ts';
import { named } from '../../core/kickoff/named.ts';
import { literalLaunch } from '../../core/kickoff/writeLaunch.ts';
import type { WrittenLaunch } from '../../core/kickoff/writtenLaunch.ts';
import type { TimeZone } from '../../core/base/timeZone.ts';
import type { QuickForm } from '../kickoff/quickForm.ts';

/** What is in a form, as a link has it: the workflow by its id, its fields by their API names. */
export function launchOfForm(
  { workflow, form }: Pick<QuickForm, 'workflow' | 'form'>,
  input: FormInput,
  zone: TimeZone,
): WrittenLaunch {
  const launch = literalLaunch(workflow.id, form, input, zone);
  const values = launch.values.map(
    ([name, value]) => [named(form.fields, name)[0]?.id ?? name, value] as const,
  );
  return { ...launch, values, taskLinks: [] };
}
