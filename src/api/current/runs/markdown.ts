const checklistLine = /^[ \t]*\[clist:[^\]\n]*\](.*)\[\/clist\][ \t]*(\n|$)/gm;
/**
 * A link whose title names its kind; the lengths are bounded, so that no text takes long to search.
 */
const attachment =
  /!(\[[^[\]\n]*\]\([^\s()]+)[ \t]+"[^"\n]{0,200}\bentityType:[^"\n]{0,200}"[ \t]*\)/g;
/** The name has no bracket, so that each bracket of a text is looked at once. */
const mention = /\[([^[\]|\n]+)\|\d+\](?!\()/g;

/**
 * The service's Markdown without its own extensions. Items of checklists go, since they are shown
 * by themselves; mentions of people become their names; attachments, which look like pictures
 * whatever they are, become links.
 */
export const plainMarkdown = (text: string): string =>
  withoutOwnSigns(text.replace(checklistLine, ''));

/** The Markdown of a definition, which shows checklists nowhere else: they become task lists. */
export const definedMarkdown = (text: string): string =>
  withoutOwnSigns(text.includes('[') ? text.replace(checklistLine, '- [ ] $1$2') : text);

/** All own signs have a bracket, and most texts have none. */
const withoutOwnSigns = (text: string): string =>
  text.includes('[')
    ? text
        .replace(attachment, '$1)')
        .replace(mention, (_, name: string) => `@${name}`)
        .trim()
    : text.trim();
