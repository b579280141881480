import type { Run, Workflow } from '../model.ts';
import { fieldText } from './fieldText.ts';
import type { Surroundings } from './fieldValue.ts';

/** The values of a run's kick-off form as Markdown, by the api_name of their field. */
export function kickoffTexts(
  run: Run,
  { kickoff }: Workflow,
  around: Surroundings,
): ReadonlyMap<string, string> {
  const values = new Map(run.values);
  const fields = [...kickoff.fields, ...kickoff.fieldsets.flatMap((set) => set.fields)];
  return new Map(
    fields.map((field) => [
      field.apiName,
      fieldText(field, values.get(field.apiName), run.dialect, around).markdown,
    ]),
  );
}
