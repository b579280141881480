/**
 * The rules of the icons that scripts name, and all that is no icon’s: a page has the style sheet
 * in its document, and most icons are of no use to it.
 * @param {string} css the style sheet of the package, as it comes
 * @param {readonly string[]} scripts
 */
export function usedIcons(css, scripts) {
  const named = (name) => {
    const text = new RegExp(`(?:codicon-|["'\`])${name}["'\` ]`);
    return scripts.some((script) => text.test(script));
  };
  return css.replace(/\.codicon-([\w-]+):before\s*\{[^}]*\}\s*/g, (rule, name) =>
    named(name) ? rule : '',
  );
}
