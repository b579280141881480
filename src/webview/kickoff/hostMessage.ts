import { fieldsMessageTypes } from '../../protocol/uploads.ts';
import type { KickoffHostMessage } from '../../protocol/kickoffPage.ts';
import { messageFromHost } from '../page/messageFromHost.ts';

/** The message that the host has sent to the page of a form; undefined for any other event. */
export const hostMessageIn = (event: MessageEvent<unknown>): KickoffHostMessage | undefined =>
  messageFromHost(event, [
    ...(['show', 'sentAhead', 'update', 'launch', 'insert'] as const),
    ...fieldsMessageTypes,
  ]);
