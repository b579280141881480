/** The problems of a body, by the names of its properties. */
export interface Problems {
  readonly [property: string]: readonly string[] | Problems;
}

/** The problems of each property, without the properties that have none. */
export function gather(
  parts: readonly (readonly [string, readonly string[] | Problems])[],
): Problems {
  return Object.fromEntries(parts.filter(([, problems]) => Object.keys(problems).length > 0));
}

export const hasProblems = (problems: Problems): boolean => Object.keys(problems).length > 0;
