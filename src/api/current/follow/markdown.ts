const checklistLine = /^[ \t]*\[clist:[^\]\n]*\].*\[\/clist\][ \t]*(\n|$)/gm;
const mention = /\[([^\]|\n]+)\|\d+\](?!\()/g;

/**
 * The service's Markdown without what it has added to the language: items of checklists, which are
 * shown by themselves, and mentions of people, which become their names.
 */
export const plainMarkdown = (text: string): string =>
  text
    .replace(checklistLine, '')
    .replace(mention, (_, name: string) => `@${name}`)
    .trim();
