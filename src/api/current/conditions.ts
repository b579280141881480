import type {
  Comparison,
  ConditionCheck,
  TaskCondition,
} from '../../core/workflows/taskCondition.ts';
import type { TimeZone } from '../../core/base/timeZone.ts';
import { dayIn } from './day.ts';
import { type People, nameOf } from './people.ts';
import type { WireCondition, WireField, WireTemplateDetail } from './schema.ts';

/** The fields that conditions are about, and the words for their values. */
export interface ConditionWords {
  readonly fields: ReadonlyMap<string, Pick<WireField, 'name' | 'type' | 'selections'>>;
  readonly people: People;
  readonly zone: TimeZone;
}

const comparisonOf = new Map<string, Comparison>([
  ['equals', 'equals'],
  ['not_equals', 'notEquals'],
  ['exists', 'exists'],
  ['not_exists', 'notExists'],
  ['contains', 'contains'],
  ['not_contains', 'notContains'],
  ['more_than', 'moreThan'],
  ['less_than', 'lessThan'],
]);

/** The fields of the kick-off form and of all tasks, by their api_name. */
export const fieldsOfTemplate = ({
  kickoff,
  tasks,
}: Pick<WireTemplateDetail, 'kickoff' | 'tasks'>): ConditionWords['fields'] =>
  new Map(
    [kickoff, ...tasks].flatMap(({ fields, fieldsets }) =>
      [...fields.items, ...(fieldsets?.items ?? []).flatMap((set) => set.fields.items)].map(
        (field) => [field.api_name, field] as const,
      ),
    ),
  );

/** A value as people read it: an option by its text, a person by name, a moment as its day. */
function valueText(
  type: string,
  value: string,
  field: Pick<WireField, 'selections'> | undefined,
  { people, zone }: ConditionWords,
): string {
  if (type === 'user') return nameOf(value, people);
  if (type === 'group') return people.groups.get(value)?.name ?? value;
  if (type === 'date') return dayIn(value, zone) ?? value;
  for (const selection of field?.selections.items ?? []) {
    if (typeof selection !== 'string' && selection.api_name === value) return selection.value;
  }
  return value;
}

function toCheck(
  {
    field: id,
    field_type: type,
    operator,
    value,
  }: WireCondition['rules'][number]['predicates'][number],
  words: ConditionWords,
): ConditionCheck {
  const field = words.fields.get(id);
  return {
    field: field?.name ?? id,
    comparison: comparisonOf.get(operator) ?? 'unknown',
    value: value === '' ? '' : valueText(type, value, field, words),
  };
}

const actions = new Map<string, TaskCondition['action']>([
  ['skip_task', 'skip'],
  ['end_process', 'end'],
]);

/** The conditions that skip a task or end the run; what starts a task is its place in the path. */
export const toConditions = (
  wire: readonly WireCondition[],
  words: ConditionWords,
): readonly TaskCondition[] =>
  wire.flatMap(({ action: name, rules }): readonly TaskCondition[] => {
    const action = actions.get(name);
    const anyOf = rules
      .map(({ predicates }) => predicates.map((predicate) => toCheck(predicate, words)))
      .filter((checks) => checks.length > 0);
    return action === undefined || anyOf.length === 0 ? [] : [{ action, anyOf }];
  });
