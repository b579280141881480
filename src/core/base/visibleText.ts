/** Tabs and line breaks are control characters too, but harmless. */
const harmless: readonly string[] = ['\t', '\n', '\r'];

/**
 * Characters that reorder the text around them, that are invisible, or that command a terminal.
 * Those that some languages need stay: joiners, and marks of direction that affect nothing after
 * them.
 */
const deceptive =
  /[\p{Cc}\p{Surrogate}\u00ad\u180e\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
/** All of those, and the halves of characters beyond 16 bits: it decides several times as fast. */
const mayDeceive =
  /[^\t\n\r\x20-\x7e\u00a0-\u00ac\u00ae-\u180d\u180f-\u200a\u200c-\u2027\u202f-\u205f\u2070-\ud7ff\ue000-\ufefe\uff00-\ufff8\ufffc-\uffff]/;

/** Replaces a character that must not have its effect, so that a reader sees that there was one. */
const standIn = '\ufffd';

/** A text of somebody else, safe to show: it cannot change how the text beside it reads. */
export const visibleText = (text: string): string =>
  mayDeceive.test(text)
    ? text.replace(deceptive, (sign) => (harmless.includes(sign) ? sign : standIn))
    : text;
