import { literalText } from '../kickoff/variables.ts';

const variable = /\$\{[^{}]*\}/g;
const inputStart = '${input:';

/** In variables of one text: more would take a search too long. */
const mostVariables = 8;

/**
 * A definition with a person’s answers in the place of `${input:…}`. VS Code asks for them before a
 * VS Code task starts, and hands over the definition with every variable replaced. An answer is a
 * text as it is: variables in it are not looked for.
 * @param written the definition as it is written: its other variables stay.
 * @param resolved the same with every variable that VS Code knows replaced.
 */
export function withAnswers(written: unknown, resolved: unknown): unknown {
  if (typeof written === 'string') {
    return typeof resolved === 'string' ? answered(written, resolved) : written;
  }
  if (Array.isArray(written)) {
    const others: readonly unknown[] = Array.isArray(resolved) ? resolved : [];
    return written.map((each, index) => withAnswers(each, others[index]));
  }
  if (typeof written !== 'object' || written === null) return written;
  const others = new Map(Object.entries(resolved ?? {}));
  return Object.fromEntries(
    Object.entries(written).map(([name, each]) => [name, withAnswers(each, others.get(name))]),
  );
}

function answered(written: string, resolved: string): string {
  const variables = written.match(variable) ?? [];
  if (!variables.some((each) => each.startsWith(inputStart)) || variables.length > mostVariables) {
    return written;
  }
  const literals = written.split(variable);
  const pattern = literals
    .map((literal, index) => {
      const before = variables[index - 1];
      return `${before === undefined ? '' : `(${escaped(before)}|[^]*?)`}${escaped(literal)}`;
    })
    .join('');
  const values = new RegExp(`^${pattern}$`).exec(resolved)?.slice(1);
  if (!values) return written;
  return literals
    .map((literal, index) => {
      const before = variables[index - 1] ?? '';
      return `${before.startsWith(inputStart) ? literalText(values[index - 1] ?? '') : before}${literal}`;
    })
    .join('');
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
