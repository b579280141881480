/** The two ways in which the service is spoken to: as its public document says, or as it runs today. */
export const dialects = ['documented', 'current'] as const;
export type Dialect = (typeof dialects)[number];
