/** The places of a form that a link has filled in: each is marked until a person edits it. */
import { type FormTarget, targetKey } from '../base/formTarget.ts';
import { type FormInput, emptyInput } from './input.ts';

/** Whether a place of the form has what a link has filled in. */
export const isFromLink = ({ fromLink = [] }: FormInput, target: FormTarget): boolean =>
  fromLink.includes(targetKey(target));

/** The input without the mark of a place that was edited. */
export const withoutLinkMark = (input: FormInput, target: FormTarget): FormInput =>
  isFromLink(input, target)
    ? withMarks(
        input,
        (input.fromLink ?? []).filter((key) => key !== targetKey(target)),
      )
    : input;

/** The input without any mark. */
export const withoutLinkMarks = (input: FormInput): FormInput =>
  input.fromLink ? withMarks(input, []) : input;

/** The input with a mark at each place that the form did not have before. */
export function withLinkMarks(input: FormInput, before: FormInput = emptyInput): FormInput {
  const had = contents(before);
  const filled = [...contents(input)].filter(([key, content]) => had.get(key) !== content);
  return withMarks(input, [...(before.fromLink ?? []), ...filled.map(([key]) => key)]);
}

function withMarks(input: FormInput, keys: readonly string[]): FormInput {
  const { fromLink, ...others } = input;
  if (keys.length > 0) return { ...others, fromLink: [...new Set(keys)] };
  return fromLink === undefined ? input : others;
}

/** What stands in the input, by its place. */
function contents(input: FormInput): ReadonlyMap<string, string> {
  const { name, dueAt, urgent } = input;
  const about: readonly (readonly [FormTarget, unknown])[] = [
    ...(name === null ? [] : [[{ part: 'name' }, name] as const]),
    ...(dueAt === undefined ? [] : [[{ part: 'due' }, dueAt] as const]),
    ...(urgent === true ? [[{ part: 'urgent' }, urgent] as const] : []),
    ...input.values.map(([id, value]) => [{ part: 'field', id }, value] as const),
    ...input.taskLinks.map(([id, link]) => [{ part: 'taskLink', id }, link] as const),
  ];
  return new Map(about.map(([target, content]) => [targetKey(target), JSON.stringify(content)]));
}
