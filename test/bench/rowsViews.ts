/** The extensions whose first rows are timed, by their ids, with the views that have their rows. */
export const rowsViews = {
  ours: { id: 'pneumatic.pneumatic', view: 'pneumatic.workflows' },
  bare: { id: 'pneumatic.bare', view: 'bare.rows' },
} as const;
