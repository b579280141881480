/** The ids of the questions for `${input:…}`, as the file has them. */
export const inputIdsOf = (inputs: unknown): readonly string[] =>
  (Array.isArray(inputs) ? inputs : []).flatMap((input: unknown) =>
    typeof input === 'object' && input !== null && 'id' in input && typeof input.id === 'string'
      ? [input.id]
      : [],
  );
