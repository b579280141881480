/** A written launch in the form of its workflow: names become ids, and what is wrong is said. */
import type { Assignee } from '../account/assignee.ts';
import { nearest } from '../base/nearest.ts';
import { type Result, failure, success } from '../base/result.ts';
import { typedDay } from '../base/typedDay.ts';
import { type TimeReading, typedTime } from '../base/typedTime.ts';
import type { Field } from '../form/field.ts';
import type { FillableForm, LinkTask } from '../form/fillableForm.ts';
import {
  type FieldValue,
  type FormInput,
  emptyInput,
  emptyValue,
  withTaskLink,
  withValue,
} from '../form/input.ts';
import { fittingValue } from '../form/storedValue.ts';
import { type FormRules, type Problem, validate } from '../form/validate.ts';
import { named } from './named.ts';
import type {
  LaunchFault,
  LaunchPath,
  LaunchProblem,
  Written,
  WrittenLaunch,
} from './writtenLaunch.ts';

/** The facts besides the form that a written launch is resolved by. */
export interface WrittenBy {
  readonly rules: FormRules;
  /** How days and times are read. */
  readonly reading: TimeReading;
}

/** The input of the form as far as the launch fits it, and what is wrong. */
export interface ResolvedWritten {
  readonly input: FormInput;
  readonly problems: readonly LaunchProblem[];
}

interface WrittenValue {
  readonly field: Field;
  readonly path: LaunchPath;
  readonly value: FieldValue;
}

/** Resolves a launch whose variables have been replaced to the form of its workflow. */
export function resolveWritten(
  written: WrittenLaunch,
  form: FillableForm,
  by: WrittenBy,
): ResolvedWritten {
  const problems: LaunchProblem[] = [];
  const fields = new Map<string, LaunchPath>();
  const values = readValues(written, form, by, fields, problems);
  const links = readLinks(written, form, problems);
  const filled = values.reduce((all, { field, value }) => withValue(all, field, value), {
    ...emptyInput,
    name: written.name ?? null,
  });
  const scheduled = withSchedule(filled, written, form, by, problems);
  const input = links.reduce((all, [task, url]) => withTaskLink(all, task, url), scheduled);
  const places = { fields, links: new Map(links.map(([id, , path]) => [id as string, path])) };
  // A value that is refused in part is as missing for the form.
  const said = new Set(problems.map(({ path }) => JSON.stringify(path.slice(0, 2))));
  for (const problem of validate(form, input, by.rules)) {
    const found = placed(problem, written, form, places);
    if (!said.has(JSON.stringify(found.path)) || found.path.length < 2) problems.push(found);
  }
  return { input, problems };
}

function readValues(
  { values }: WrittenLaunch,
  { fields, assignees }: FillableForm,
  by: WrittenBy,
  paths: Map<string, LaunchPath>,
  problems: LaunchProblem[],
): readonly WrittenValue[] {
  return values.flatMap(([name, given]) => {
    const path = ['values', name];
    const found = named(fields, name);
    const [field] = found;
    const fault = fieldFault(name, found, fields, paths);
    if (!field || fault) {
      if (fault) problems.push({ path, at: 'name', fault });
      return [];
    }
    paths.set(field.id, path);
    const value = readValue(field, given, { assignees, by });
    if (value.ok) return [{ field, path, value: value.value }];
    problems.push(...value.error.map(({ within, fault: why }) => at([...path, ...within], why)));
    return [];
  });
}

const at = (path: LaunchPath, fault: LaunchFault): LaunchProblem => ({ path, at: 'value', fault });

function fieldFault(
  name: string,
  [field, other]: readonly Field[],
  fields: readonly Field[],
  taken: ReadonlyMap<string, LaunchPath>,
): LaunchFault | undefined {
  if (!field) {
    return {
      code: 'unknownField',
      name,
      nearest: nearest(
        name,
        fields.map((each) => each.name),
      ),
    };
  }
  if (other) {
    const ids = named(fields, name).map(({ id }) => id);
    return { code: 'ambiguousField', name, ids };
  }
  return taken.has(field.id) ? { code: 'fieldTwice', name: field.name } : undefined;
}

interface ValueFault {
  /** The position in the list, of a value that is one. */
  readonly within: LaunchPath;
  readonly fault: LaunchFault;
}
type ReadValue = Result<FieldValue, readonly ValueFault[]>;

interface Facts {
  readonly assignees: readonly Assignee[] | undefined;
  readonly by: WrittenBy;
}

const wrong = (fault: LaunchFault): ReadValue => failure([{ within: [], fault }]);

function readValue(field: Field, given: Written, facts: Facts): ReadValue {
  if (given === null || given === '') return success(emptyValue(field));
  if (field.kind === 'checkbox') return readSelections(field, given);
  if (isList(given)) {
    if (field.kind !== 'file') return wrong({ code: 'wrongType', expected: 'text' });
    return success(given.map(String).join('\n'));
  }
  if (typeof given === 'object') return wrong({ code: 'wrongType', expected: 'text' });
  return readText(field, given, facts);
}

const isList = (value: Written): value is readonly Written[] => Array.isArray(value);

/** A number that nobody types into a form, and that JSON and YAML have. */
const exponent = /^[+-]?[\d.]+e[+-]?\d+$/i;

function readText(
  field: Field,
  given: string | number | boolean,
  { assignees, by }: Facts,
): ReadValue {
  const text = String(given);
  switch (field.kind) {
    case 'radio':
    case 'dropdown':
      return readSelection(field, text);
    case 'number': {
      if (typeof given !== 'number' && !exponent.test(text)) return success(text);
      const read = fittingValue(field, { kind: 'number', text }, { assignees, rules: by.rules });
      return success(read.ok ? read.value.value : text);
    }
    case 'date':
      // A text that means no day stays, for the form to say so.
      return success(typedDay(text, by.reading) ?? text);
    case 'user':
      return readPerson(text, assignees);
    case 'string':
    case 'text':
    case 'url':
    case 'file':
    case 'unknown':
    case 'checkbox':
      return success(text);
  }
}

function readSelection({ selections }: Field, text: string): ReadValue {
  const options = selections.map(({ id, label }) => ({ id, name: label }));
  const found = named(options, text);
  const [only] = found;
  if (only === undefined) {
    const labels = options.map(({ name }) => name);
    return wrong({ code: 'unknownSelection', name: text, nearest: nearest(text, labels) });
  }
  return found.length > 1
    ? wrong({ code: 'ambiguousSelection', name: text, ids: found.map(({ id }) => id) })
    : success(only.id);
}

function readSelections(field: Field, given: Written): ReadValue {
  const all = isList(given) ? given : [given];
  const read = all.map((each) =>
    typeof each === 'string' || typeof each === 'number'
      ? readSelection(field, String(each))
      : wrong({ code: 'wrongType', expected: 'text' }),
  );
  const faults = read.flatMap((each, index) =>
    each.ok ? [] : each.error.map(({ fault }) => ({ within: isList(given) ? [index] : [], fault })),
  );
  if (faults.length > 0) return failure(faults);
  return success([...new Set(read.flatMap((each) => (each.ok ? each.value : [])))]);
}

function readPerson(text: string, assignees: readonly Assignee[] | undefined): ReadValue {
  if (!assignees) return success(text);
  const found = named(
    assignees.map(({ value, name }) => ({ id: value, name })),
    text,
  );
  const byAddress = assignees.find(({ value }) => value.toLowerCase() === text.toLowerCase());
  if (byAddress) return success(byAddress.value);
  const [only] = found;
  if (only === undefined) {
    const names = assignees.flatMap(({ value, name }) => [name, value]);
    return wrong({ code: 'unknownPerson', name: text, nearest: nearest(text, names) });
  }
  return found.length > 1
    ? wrong({ code: 'ambiguousPerson', name: text, ids: found.map(({ id }) => id) })
    : success(only.id);
}

type ReadLink = readonly [LinkTask['id'], string, LaunchPath];

function readLinks(
  { taskLinks }: WrittenLaunch,
  { linkTasks }: FillableForm,
  problems: LaunchProblem[],
): readonly ReadLink[] {
  if (taskLinks.length > 0 && linkTasks.length === 0) {
    problems.push({
      path: ['taskLinks'],
      at: 'name',
      fault: { code: 'notTaken', what: 'taskLinks' },
    });
    return [];
  }
  const taken = new Set<string>();
  return taskLinks.flatMap(([name, url]) => {
    const path = ['taskLinks', name];
    const byNumber = linkTasks.filter(({ number }) => String(number) === name);
    const found = byNumber.length > 0 ? byNumber : named(linkTasks, name);
    const [only] = found;
    const fault = linkFault(name, found, linkTasks, taken);
    if (only && !fault) {
      taken.add(only.id);
      return [[only.id, url, path] as const];
    }
    if (fault) problems.push({ path, at: 'name', fault });
    return [];
  });
}

function linkFault(
  name: string,
  found: readonly LinkTask[],
  all: readonly LinkTask[],
  taken: ReadonlySet<string>,
): LaunchFault | undefined {
  const [only] = found;
  if (!only) {
    const names = all.map((task) => task.name);
    return { code: 'unknownTask', name, nearest: nearest(name, names) };
  }
  if (found.length > 1) {
    return { code: 'ambiguousTask', name, ids: found.map(({ number }) => String(number)) };
  }
  return taken.has(only.id) ? { code: 'fieldTwice', name: only.name } : undefined;
}

function withSchedule(
  input: FormInput,
  { urgent, due }: WrittenLaunch,
  { hasSchedule }: FillableForm,
  { reading }: WrittenBy,
  problems: LaunchProblem[],
): FormInput {
  const notTaken = (what: 'due' | 'urgent'): void => {
    problems.push({ path: [what], at: 'name', fault: { code: 'notTaken', what } });
  };
  if (!hasSchedule) {
    if (urgent === true) notTaken('urgent');
    if (due !== undefined && due !== '') notTaken('due');
    return input;
  }
  const dueAt = due === undefined || due === '' ? undefined : typedTime(due, reading);
  if (typeof dueAt === 'string') problems.push(at(['due'], { code: 'badDue', text: due ?? '' }));
  return {
    ...input,
    ...(urgent === true && { urgent }),
    ...(typeof dueAt === 'number' && { dueAt }),
  };
}

interface Places {
  readonly fields: ReadonlyMap<string, LaunchPath>;
  readonly links: ReadonlyMap<string, LaunchPath>;
}

/** A problem of the form at its place in the launch. */
function placed(
  problem: Problem,
  written: WrittenLaunch,
  { fields }: FillableForm,
  places: Places,
): LaunchProblem {
  const { target } = problem;
  const fault: LaunchFault = { code: 'form', problem };
  switch (target.part) {
    case 'name':
      return at(written.name === undefined ? [] : ['name'], fault);
    case 'due':
    case 'urgent':
      return at([target.part], fault);
    case 'taskLink':
      return at(places.links.get(target.id) ?? ['taskLinks'], fault);
    case 'field': {
      const path = places.fields.get(target.id);
      if (path) return at(path, fault);
      const name = fields.find(({ id }) => id === target.id)?.name ?? target.id;
      const isMissing = problem.code === 'required';
      return at(valuesPath(written), isMissing ? { code: 'missingField', name } : fault);
    }
    case 'set':
    case 'form':
      return at(valuesPath(written), fault);
  }
}

const valuesPath = ({ values }: WrittenLaunch): LaunchPath => (values.length > 0 ? ['values'] : []);
