import type { LoadedFrame } from '../../protocol/pageFrame.ts';
import type { HeldStrings } from '../../protocol/pageStrings.ts';

/** The DOM id of the text that says why nothing can be sent. */
export const heldId = 'held';

/** Why nothing can be sent, while the page shows what was kept; undefined while it can. */
export const heldText = (
  { asOf }: Pick<LoadedFrame, 'asOf'>,
  { held }: Pick<HeldStrings, 'held'>,
): string | undefined => (asOf === undefined ? undefined : held);
