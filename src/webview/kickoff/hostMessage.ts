import { fieldsMessageTypes } from '../../protocol/uploads.ts';
import type { KickoffHostMessage } from '../../protocol/kickoffPage.ts';
import { messageFromHost } from '../page/messageFromHost.ts';

/** What the host says to the page of a form, out of all that reaches the window. */
export const hostMessageIn = (event: MessageEvent<unknown>): KickoffHostMessage | undefined =>
  messageFromHost(event, ['show', 'follow', 'launch', ...fieldsMessageTypes]);
