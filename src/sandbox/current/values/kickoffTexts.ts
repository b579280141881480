import type { Field, Form } from '../../model/forms.ts';
import type { Workflow } from '../../model/workflows.ts';
import type { Run } from '../../model/runs.ts';
import { fieldText } from './fieldText.ts';
import type { ValueContext } from './fieldValue.ts';
import { everyField } from './kickoffValues.ts';

const empty: Form = { fields: [], fieldsets: [] };

type Texts = ReadonlyMap<string, string>;

/** The values of a run's kick-off form as Markdown, by the api_name of their field. */
export function kickoffTexts(run: Run, { kickoff }: Workflow, context: ValueContext): Texts {
  return textsOf(run, everyField(kickoff), run.values, context);
}

/** The values of the kick-off form and of completed tasks, as Markdown. */
export const runTexts = (run: Run, workflow: Workflow, context: ValueContext): Texts =>
  new Map([
    ...kickoffTexts(run, workflow, context),
    ...run.tasks
      .filter(({ status }) => status === 'completed')
      .flatMap(({ taskId, values }) => [
        ...textsOf(
          { ...run, dialect: 'current' },
          everyField(workflow.tasks.find(({ id }) => id === taskId) ?? empty),
          values,
          context,
        ),
      ]),
  ]);

function textsOf(
  { dialect }: Run,
  fields: readonly Field[],
  values: Run['values'],
  context: ValueContext,
): Texts {
  const sent = new Map(values);
  return new Map(
    fields.map((field) => [
      field.apiName,
      fieldText(field, sent.get(field.apiName), dialect, context).markdown,
    ]),
  );
}
