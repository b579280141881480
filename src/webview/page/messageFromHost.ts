/**
 * What the host says, out of all that reaches the window. VS Code delivers it from the page's own
 * origin; whatever else a frame may send is not for us.
 * @param types that the page knows. What they carry is trusted: only the host can post it.
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
