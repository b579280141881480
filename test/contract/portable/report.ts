/** The outcome of a check. */
export type Outcome =
  | { readonly kind: 'passed' }
  | { readonly kind: 'differs'; readonly what: string }
  | { readonly kind: 'notApplicable'; readonly why: string };

export interface Result {
  /** The names of the group and the check. */
  readonly name: string;
  readonly outcome: Outcome;
}

export interface Report {
  readonly results: readonly Result[];
  /** The paths of things that were made and could not be removed. */
  readonly left: readonly string[];
}

/** The report for people, a line for each check. */
export function textOf({ results, left }: Report): string {
  const count = (kind: Outcome['kind']): number =>
    results.filter(({ outcome }) => outcome.kind === kind).length;
  const sums = [
    `${count('passed')} passed`,
    `${count('differs')} differ`,
    `${count('notApplicable')} not applicable`,
  ].join(', ');
  const lines = results.map(({ name, outcome }) => lineOf(name, outcome));
  return [...lines, ...left.map((path) => `left behind: ${path}`), '', sums, ''].join('\n');
}

function lineOf(name: string, outcome: Outcome): string {
  switch (outcome.kind) {
    case 'passed':
      return `passed: ${name}`;
    case 'differs':
      return `differs: ${name}\n    ${outcome.what}`;
    case 'notApplicable':
      return `not applicable: ${name}\n    ${outcome.why}`;
  }
}
