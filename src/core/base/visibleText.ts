/** Tabs and line breaks are such signs too, but harmless. */
const harmless: readonly string[] = ['\t', '\n', '\r'];

/**
 * Signs that turn the text around them about, that nobody sees, or that command a terminal. Those
 * that languages need to be written stay: joiners, and marks of direction, which end by themselves.
 */
const deceptive =
  /[\p{Cc}\p{Surrogate}\u00ad\u180e\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const mayDeceive = /[^\t\n\r\x20-\x7e\u00a1-\u00ac\u00ae-\u0300]/;

/** Stands where a sign was that must not have its effect, so that one sees that there was one. */
const standIn = '\ufffd';

/** A text of somebody else as it may be shown: it cannot make what stands beside it read otherwise. */
export const visibleText = (text: string): string =>
  mayDeceive.test(text)
    ? text.replace(deceptive, (sign) => (harmless.includes(sign) ? sign : standIn))
    : text;
