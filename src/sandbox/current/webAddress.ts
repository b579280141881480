const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?';
const domain = `(?:${label}\\.)+(?:\\p{L}{2,63}|xn--[a-z0-9-]{1,59})`;
const ipv4 = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}';
const ipv6 = '\\[[0-9a-f:.]+\\]';
const address = new RegExp(
  `^(?:(?:https?|ftps?)://)?(?:localhost|${ipv4}|${ipv6}|${domain})(?::\\d{2,5})?(?:[/?#]\\S*)?$`,
  'iu',
);

/** Whether it is a web address; it needs no scheme. */
export const isWebAddress = (text: string): boolean => address.test(text);
