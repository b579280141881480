/** The two forms of the API: as its public document describes it, and as it runs today. */
export const dialects = ['documented', 'current'] as const;
export type Dialect = (typeof dialects)[number];
