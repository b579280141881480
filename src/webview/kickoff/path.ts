import { type TemplateResult, html, nothing } from 'lit';
import { format } from '../../core/base/format.ts';
import { withValues } from '../../core/runs/tokens.ts';
import type { ConditionCheck, TaskCondition } from '../../core/workflows/taskCondition.ts';
import type { Task, WorkflowDetail } from '../../core/workflows/workflow.ts';
import type { KickoffStrings } from '../../protocol/kickoffPage.ts';
import { icon } from '../page/icon.ts';

type Joint = 'conjunction' | 'disjunction';

/** A list in the words of the page’s language: “a, b and c”, “a or b”. */
const joined = (parts: readonly string[], type: Joint): string =>
  new Intl.ListFormat(document.documentElement.lang, { type }).format(parts);

const checkText = ({ field, comparison, value }: ConditionCheck, strings: KickoffStrings): string =>
  format(strings.comparisons[comparison], field, value);

/** What a condition asks for: one of several groups of comparisons. */
const conditionText = ({ action, anyOf }: TaskCondition, strings: KickoffStrings): string => {
  const groups = anyOf.map((checks) =>
    joined(
      checks.map((check) => checkText(check, strings)),
      'conjunction',
    ),
  );
  return format(strings.conditions[action], joined(groups, 'disjunction'));
};

/** The tasks that it comes after, unless that is the one above it alone. */
function afterText(task: Task, all: readonly Task[], strings: KickoffStrings): string | undefined {
  const before = all[all.indexOf(task) - 1];
  const after = task.after ?? [];
  if (after.length === 0 || (after.length === 1 && after[0] === before?.id)) return undefined;
  const numbers = all.filter(({ id }) => after.includes(id)).map(({ number }) => String(number));
  return numbers.length === 0
    ? undefined
    : format(strings.pathAfter, joined(numbers, 'conjunction'));
}

const line = (name: string, text: string): TemplateResult =>
  html`<p>${icon(name)} <span dir="auto">${text}</span></p>`;

function step(
  task: Task,
  { form, tasks }: WorkflowDetail,
  strings: KickoffStrings,
): TemplateResult {
  // What is not known before the launch is called by the name of its field.
  const names = new Map(form.fields.map(({ id, name }) => [String(id), `[${name}]`]));
  const people = task.responsible.map(({ name }) => names.get(name) ?? name);
  const after = afterText(task, tasks, strings);
  return html`<li class="path-step">
    <span class="path-number" aria-hidden="true">${task.number}</span>
    <div class="what">
      <h3 dir="auto">${withValues(task.name, names)}</h3>
      ${people.length === 0 ? nothing : line('person', joined(people, 'conjunction'))}
      ${task.completedByAll ? line('organization', strings.pathByAll) : nothing}
      ${after === undefined ? nothing : line('git-merge', after)}
      ${(task.conditions ?? []).map((condition) =>
        line(
          condition.action === 'end' ? 'stop-circle' : 'debug-step-over',
          conditionText(condition, strings),
        ),
      )}
    </div>
  </li>`;
}

/** The tasks of the workflow as a path, with who does them and on what they depend; folded. */
export const path = (workflow: WorkflowDetail, strings: KickoffStrings): unknown =>
  workflow.tasks.length === 0
    ? nothing
    : html`<details class="path">
        <summary>
          <span class="codicon codicon-chevron-right" aria-hidden="true"></span>
          <h2>${strings.whatHappens}</h2>
          <span class="count">${workflow.tasks.length}</span>
        </summary>
        <ol class="path-steps">
          ${workflow.tasks.map((task) => step(task, workflow, strings))}
        </ol>
      </details>`;
