/** The text with the special signs of regular expressions escaped. */
export const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Matches an action's accessible name, to which VS Code adds its keys: `Launch… (Ctrl+Enter)`. */
export const actionNamed = (name: string): RegExp => new RegExp(`^${literally(name)}( \\(.+\\))?$`);

/** The names of the buttons, without keys. */
export const actionNames = (buttons: readonly Element[]): readonly string[] =>
  buttons.map((button) => (button.ariaLabel ?? '').replace(/ \(.+\)$/, ''));
