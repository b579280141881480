/**
 * Why a figure misses its aim, by its name, or by that of its series for all of its sizes. It is
 * told on the page of figures for those that miss it.
 */
export const reasons: Readonly<Record<string, string>> = {};
