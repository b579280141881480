/** The orders that workflows can be listed in, as the documented API names them. */
export const orderings = ['-date', 'date', 'name', '-name'] as const;
export type Ordering = (typeof orderings)[number];
/** Newest first: the service's own default. */
export const defaultOrdering: Ordering = '-date';
