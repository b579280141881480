import type { Drafts } from '../form/drafts.ts';
import type { PanelParts } from '../page/pageParts.ts';

/** The parts that the panel of a task works with; a draft keeps what is typed into it. */
export interface TaskPanelParts extends PanelParts {
  readonly drafts: Drafts;
}
