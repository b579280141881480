import type { TreeView } from 'vscode';

/** The texts of a view outside of its rows. One that is left out stays as it is. */
export interface ViewTexts {
  /** The message above the rows. */
  readonly message?: string;
  /** The text behind the title. */
  readonly description?: string;
  /** The badge on the icon of the view; none for the count 0. */
  readonly badge?: { readonly count: number; readonly tooltip: string };
}

/**
 * Shows the texts of a view. Setting one sends a message to the window, even if the value is the
 * same, so only those that differ are set.
 */
export function showViewTexts(
  view: Pick<TreeView<unknown>, 'message' | 'description' | 'badge'>,
  { message, description, badge }: ViewTexts,
): void {
  if (message !== undefined && message !== (view.message ?? '')) view.message = message;
  if (description !== undefined && description !== (view.description ?? '')) {
    view.description = description;
  }
  const { value = 0, tooltip = '' } = view.badge ?? {};
  if (badge && (badge.count !== value || (value > 0 && badge.tooltip !== tooltip))) {
    view.badge = badge.count === 0 ? undefined : { value: badge.count, tooltip: badge.tooltip };
  }
}
