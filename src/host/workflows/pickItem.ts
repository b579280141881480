import { l10n, type QuickInputButton } from 'vscode';
import { folded } from '../../core/base/folded.ts';
import { longestAbout } from '../../core/base/foldedTexts.ts';
import { Matcher } from '../../core/base/matcher.ts';
import { visibleText } from '../../core/base/visibleText.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import { withoutIcons } from '../platform/notify.ts';
import { nameOf } from '../service/names.ts';
import type { Choice, Row } from '../platform/choice.ts';

/** How a workflow is shown in a pick. */
interface Shown {
  /** Whether another workflow looks alike. */
  readonly isShared: boolean;
  /** What is shown behind the name. */
  readonly remarks?: readonly string[];
  /** What stands in the row of a workflow that can be launched. */
  readonly buttons?: readonly QuickInputButton[];
}

/**
 * Workflows to choose from. Those with the same name are told apart by their ids, the number of
 * their tasks, and who may run them.
 * @param remarks are shown behind the name of a workflow.
 * @param buttons stand in the rows of workflows that can be launched.
 */
export function workflowChoices(
  workflows: readonly Workflow[],
  remarks: readonly string[] = [],
  buttons: readonly QuickInputButton[] = [],
): readonly Choice<Workflow>[] {
  const shared = repeated(workflows.map(shownAs));
  return workflows.map((workflow) =>
    workflowChoice(workflow, { isShared: shared.has(shownAs(workflow)), remarks, buttons }),
  );
}

/** A workflow to choose. */
export function workflowChoice(
  workflow: Workflow,
  { isShared, remarks = [], buttons = [] }: Shown,
): Choice<Workflow> {
  const name = nameOf('workflow', workflow);
  const said = [...descriptionOf(workflow, isShared), ...remarks].join(' · ');
  const lines = linesOf(workflow.description);
  const rowWith = (line: string): Row<Workflow> => ({
    label: withoutIcons(name),
    description: withoutIcons(said),
    detail: withoutIcons(line),
    buttons: workflow.active ? buttons : [],
    value: workflow,
  });
  const [first = ''] = lines;
  return {
    row: rowWith(first),
    findable: { names: [name], about: [...lines, said, `#${workflow.id}`].join('\n') },
    rowFor: (typed) => rowWith(lineWith(typed, lines) ?? first),
  };
}

/** The text by which a workflow is found beside its name. */
export const aboutWorkflow = (workflow: Workflow, isShared: boolean): string =>
  [
    ...linesOf(workflow.description),
    descriptionOf(workflow, isShared).join(' · '),
    `#${workflow.id}`,
  ].join('\n');

const descriptionOf = (workflow: Workflow, isShared: boolean): readonly string[] => [
  ...(workflow.active ? [] : [l10n.t('inactive')]),
  ...(isShared ? distinction(workflow) : []),
];

/**
 * The name in the form that is compared: names that differ only in case or accents look alike, too.
 */
export const shownAs = (workflow: Workflow): string => folded(nameOf('workflow', workflow));

function repeated(texts: readonly string[]): ReadonlySet<string> {
  const once = new Set<string>();
  const more = new Set<string>();
  for (const text of texts) (once.has(text) ? more : once).add(text);
  return more;
}

/** How many people are named; of more, the number is shown. */
const mostNames = 2;

function distinction({ id, tasksCount, mayRun }: Workflow): readonly string[] {
  const names = mayRun.slice(0, mostNames).map(({ name }) => name);
  return [
    `#${visibleText(id)}`,
    ...(tasksCount === undefined ? [] : [tasksText(tasksCount)]),
    ...(names.length === 0 ? [] : [names.join(', ')]),
  ];
}

const tasksText = (count: number): string =>
  count === 1 ? l10n.t('1 task') : l10n.t('{0} tasks', count);

/**
 * A link or a picture in Markdown. Its label has no brackets and its address none but pairs of
 * parentheses, so that each bracket of a hostile text is looked at a few times at most.
 */
const link = /!?\[([^[\]]*)\]\((?:[^()]|\([^()]*\))*\)/g;

/** The lines that contain words, without marks of Markdown, as far as they are searched. */
const linesOf = (markdown: string): readonly string[] =>
  markdown
    .slice(0, longestAbout)
    .split('\n')
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
    .map((line) =>
      line
        .replace(link, '$1')
        .replace(/[#*_`>|]/g, '')
        .trim(),
    );

const lineWith = (typed: string, lines: readonly string[]): string | undefined =>
  new Matcher(lines, (line) => ({ names: [line] })).find(typed)[0]?.item;
