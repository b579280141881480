import type { Ping } from '../../protocol/alive.ts';
import type { ValuesPageMessage, ValuesPageState } from '../../protocol/valuesPage.ts';
import type { HostLink } from '../page/hostLink.ts';
import { keptValues } from './keptValues.ts';
import { ValuesPage } from './valuesPage.ts';

/** Starts the form that changes the values of a run in the root element. */
export function startValuesPage(
  root: HTMLElement,
  link: HostLink<ValuesPageMessage | Ping, ValuesPageState>,
): void {
  const { accountId = '', runId = '' } = root.dataset;
  new ValuesPage(root, link, keptValues(link, accountId, runId)).start();
}
