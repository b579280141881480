import type { Ping } from '../../protocol/alive.ts';
import type { KickoffPageMessage, KickoffPageState } from '../../protocol/kickoffPage.ts';
import type { HostLink } from '../page/hostLink.ts';
import { KickoffPage } from './kickoffPage.ts';
import { SavedState } from './savedState.ts';

/** Starts the kick-off form's page in the root element. */
export function startKickoffPage(
  root: HTMLElement,
  link: HostLink<KickoffPageMessage | Ping, KickoffPageState>,
): void {
  const saved = new SavedState(link, root.dataset['accountId'], root.dataset['workflowId']);
  new KickoffPage(root, link, saved).start();
}
