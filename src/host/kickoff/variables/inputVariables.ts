import { l10n, window } from 'vscode';
import * as v from 'valibot';
import type { VariableValue } from '../../../core/kickoff/variables.ts';
import { withoutIcons, withoutLinks } from '../../platform/notify.ts';

/** A question of a launch file, as tasks.json has them. */
const input = v.variant('type', [
  v.object({
    id: v.string(),
    type: v.literal('promptString'),
    description: v.optional(v.string(), ''),
    default: v.optional(v.string(), ''),
    /** A text that may not be seen is not sent either: the question before a launch shows it. */
    password: v.optional(v.literal(false)),
  }),
  v.object({
    id: v.string(),
    type: v.literal('pickString'),
    description: v.optional(v.string(), ''),
    default: v.optional(v.string(), ''),
    options: v.array(
      v.union([
        v.pipe(
          v.string(),
          v.transform((value) => ({ label: value, value })),
        ),
        v.object({ label: v.string(), value: v.string() }),
      ]),
    ),
  }),
]);
type Input = v.InferOutput<typeof input>;

/** Asks for the value of `${input:…}`; undefined where the person gives up. */
export async function inputVariable(
  id: string,
  inputs: unknown,
): Promise<VariableValue | undefined> {
  const all: readonly unknown[] = Array.isArray(inputs) ? inputs : [];
  const found = all.find((each) => v.is(v.object({ id: v.literal(id) }), each));
  if (found === undefined) return { why: l10n.t('There is no input “{0}” in “inputs”.', id) };
  const read = v.safeParse(input, found);
  if (!read.success) {
    return {
      why: l10n.t(
        'The input “{0}” is neither a promptString without “password” nor a pickString.',
        id,
      ),
    };
  }
  const value = await ask(read.output);
  return value === undefined ? undefined : { value };
}

async function ask(question: Input): Promise<string | undefined> {
  const { description, default: preset } = question;
  const title = withoutLinks(description === '' ? question.id : description);
  if (question.type === 'promptString')
    return window.showInputBox({ title, value: preset, ignoreFocusOut: true });
  const items = question.options
    .map(({ label, value }) => ({ label: withoutIcons(label), value }))
    .toSorted((a, b) => Number(b.value === preset) - Number(a.value === preset));
  return (await window.showQuickPick(items, { title, ignoreFocusOut: true }))?.value;
}
