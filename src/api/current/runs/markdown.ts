const checklistLine = /^[ \t]*\[clist:[^\]\n]*\](.*)\[\/clist\][ \t]*(\n|$)/gm;
/** The title of the link says what it is; bounded, so that no text takes long to look through. */
const attachment =
  /!(\[[^[\]\n]*\]\([^\s()]+)[ \t]+"[^"\n]{0,200}\bentityType:[^"\n]{0,200}"[ \t]*\)/g;
const mention = /\[([^\]|\n]+)\|\d+\](?!\()/g;

/**
 * The service's Markdown without what it has added to the language: items of checklists, which are
 * shown by themselves, mentions of people, which become their names, and attachments, which look
 * like pictures whatever they are, and become links.
 */
export const plainMarkdown = (text: string): string =>
  withoutOwnSigns(text.replace(checklistLine, ''));

/** The same of a definition, whose checklists are shown nowhere else: items of a task list. */
export const definedMarkdown = (text: string): string =>
  withoutOwnSigns(text.replace(checklistLine, '- [ ] $1$2'));

const withoutOwnSigns = (text: string): string =>
  text
    .replace(attachment, '$1)')
    .replace(mention, (_, name: string) => `@${name}`)
    .trim();
