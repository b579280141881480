import type { Drafts } from '../form/drafts.ts';
import type { PanelParts } from '../page/pageParts.ts';

/** What the panel of a task works with: what is typed into it is kept as a draft. */
export interface TaskPanelParts extends PanelParts {
  readonly drafts: Drafts;
}
