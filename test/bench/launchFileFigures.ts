import { calendarWords } from '../../src/core/base/calendarWords.ts';
import { fieldId, workflowId } from '../../src/core/base/ids.ts';
import type { Field } from '../../src/core/form/field.ts';
import { kickoffFormOf } from '../../src/core/kickoff/kickoffForm.ts';
import { type KnownForm, checkLaunch } from '../../src/core/launchFiles/launchProblems.ts';
import { suggestionsAt } from '../../src/core/launchFiles/suggestions.ts';
import { WorkflowNames } from '../../src/core/launchFiles/workflowNames.ts';
import type { WorkflowDetail } from '../../src/core/workflows/workflow.ts';
import { parseLaunchFile } from '../../src/host/launchFiles/parseLaunchFile.ts';
import { zoneNamed } from '../support/samples/zones.ts';
import type { Effort } from './effort.ts';
import { type Figure, timeFigure } from './figures.ts';
import { interleave, roundsOf, timed } from './interleave.ts';

const fieldsOf = (count: number): readonly Field[] =>
  Array.from({ length: count }, (_, at) => ({
    id: fieldId(`field-${at}`),
    name: `Field ${at}`,
    description: '',
    kind: 'string',
    sourceType: 'string',
    required: at % 2 === 0,
    selections: [],
  }));

const workflowOf = (at: number, fields: readonly Field[]): WorkflowDetail => ({
  id: workflowId(String(at)),
  name: `Workflow ${at} of the ${at % 7 === 0 ? 'harbour' : 'office'}`,
  description: '',
  active: true,
  finalizable: undefined,
  performersCount: undefined,
  tasksCount: 1,
  mayRun: [],
  sites: [],
  form: { description: '', fields },
  tasks: [],
});

const knownForm = (workflow: WorkflowDetail): KnownForm => ({
  workflow,
  form: kickoffFormOf(workflow, {
    overridesTaskLinks: false,
    schedulesRuns: true,
    namesRuns: true,
  }),
  rules: { nameLength: 100, stringLength: 140 },
  reading: { now: Date.now(), zone: zoneNamed('UTC'), hour: 23, words: calendarWords('en') },
});

/** Completion and diagnostics of launch files, against a plain scan of the same names. */
export async function launchFileFigures({ once, lists }: Effort): Promise<readonly Figure[]> {
  const size = lists.at(-1) ?? 0;
  const launches = once ? 20 : 200;
  const fields = fieldsOf(10);
  const workflows = Array.from({ length: size }, (_, at) => workflowOf(at, fields));
  const names = new WorkflowNames(workflows);
  const rounds = roundsOf({ count: 30, warmUp: 5 }, once);

  const place = { path: ['workflow'], at: 'value', typed: 'harbour 7', siblings: [] } as const;
  const complete = () => suggestionsAt(place, { workflows: names, form: undefined });
  const scan = () =>
    workflows
      .map((workflow) => ({ workflow, name: workflow.name.toLowerCase() }))
      .filter(({ name }) => name.includes('harbour') && name.includes('7'))
      .toSorted((one, other) => one.name.localeCompare(other.name))
      .slice(0, 100);

  const chosen = Array.from(
    { length: launches },
    (_, at) => workflows[(at * 37) % size] ?? workflowOf(0, fields),
  );
  const forms = new Map(chosen.map((workflow) => [workflow.id, knownForm(workflow)]));
  const valuesOf = (at: number) =>
    Object.fromEntries(fields.map(({ name }) => [name, `Value ${at}`]));
  const text = JSON.stringify(
    {
      launches: Object.fromEntries(
        chosen.map(({ name }, at) => [`launch ${at}`, { workflow: name, values: valuesOf(at) }]),
      ),
    },
    null,
    2,
  );
  const check = () =>
    parseLaunchFile(text, 'json').launches.map(({ value }) =>
      checkLaunch(value, { workflows: names, forms, lookup: () => ({ value: '' }) }),
    );
  const find = () => {
    const file = JSON.parse(text) as {
      readonly launches: Readonly<
        Record<
          string,
          { readonly workflow: string; readonly values: Readonly<Record<string, string>> }
        >
      >;
    };
    return Object.values(file.launches).map(({ workflow, values }) => {
      const found = workflows.filter(({ name }) => name === workflow);
      return Object.keys(values).map((name) => [
        found,
        fields.filter((field) => field.name === name),
      ]);
    });
  };
  return [
    timeFigure(
      `${size} workflows: completion in a launch file / plain scan of their names`,
      await interleave(rounds, timed(scan), timed(complete)),
      { ratio: 5 },
    ),
    timeFigure(
      `${launches} launches in a file checked / plain scan of the same names`,
      await interleave(rounds, timed(find), timed(check)),
      { ratio: 5 },
    ),
  ];
}
