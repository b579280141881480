/**
 * The host's message in an event of the window; undefined for any other event. VS Code delivers
 * messages from the page's own origin.
 * @param types the types that the page knows. Their contents are trusted: only the host can post
 * them.
 */
export function messageFromHost<Message extends { readonly type: string }>(
  event: MessageEvent<unknown>,
  types: readonly Message['type'][],
): Message | undefined {
  const { data } = event;
  if (event.origin !== window.origin || typeof data !== 'object' || data === null) return undefined;
  const known = 'type' in data && types.some((type) => type === data.type);
  return known ? (data as Message) : undefined;
}
