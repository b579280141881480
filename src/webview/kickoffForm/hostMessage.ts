import { fieldsMessageTypes } from '../../protocol/fields.ts';
import type { HostMessage } from '../../protocol/kickoffForm.ts';

const types = [
  'show',
  'launch',
  ...fieldsMessageTypes,
] as const satisfies readonly HostMessage['type'][];

/**
 * What the host says, out of all that reaches the window. VS Code delivers it from the page's own
 * origin; whatever else a frame may send is not for us.
 */
export function hostMessageIn(event: MessageEvent<unknown>): HostMessage | undefined {
  const { data } = event;
  if (event.origin !== window.origin || typeof data !== 'object' || data === null) return undefined;
  const known = 'type' in data && types.some((type) => type === data.type);
  return known ? (data as HostMessage) : undefined;
}
