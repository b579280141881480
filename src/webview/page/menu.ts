import { type TemplateResult, html } from 'lit';

/** The facts of a part of a page by which VS Code finds the entries of its context menu. */
export interface MenuFacts {
  readonly webviewSection: 'form' | 'textField' | 'run' | 'task' | 'value' | 'person';
  readonly id?: string;
  readonly name?: string;
  /** What can be done with it, as words. */
  readonly can?: string;
  /** The run of a task. */
  readonly runId?: string;
  readonly runName?: string;
  /** A person: the id of a member, or the e-mail address of a guest. */
  readonly person?: string;
  /** The text of a value. */
  readonly text?: string;
}

/** The value of `data-vscode-context` for a part of a page. */
export const menuOf = (facts: MenuFacts): string => JSON.stringify(facts);

/** Tells VS Code the account of all context menus in a page; ids mean nothing without it. */
export function nameAccount(root: HTMLElement, account: string): void {
  root.dataset['vscodeContext'] = JSON.stringify({ account });
}

/** Opens VS Code’s own context menu of an element, below it. */
function openMenu(event: Event): void {
  const element = event.currentTarget;
  if (!(element instanceof HTMLElement)) return;
  const { left: clientX, bottom: clientY } = element.getBoundingClientRect();
  element.dispatchEvent(
    new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX, clientY }),
  );
}

/** A button for the rest of the commands, which VS Code shows as a menu. */
export const menuButton = (label: string, facts: MenuFacts): TemplateResult => html`
  <vscode-button
    secondary
    class="more-commands"
    icon="ellipsis"
    title=${label}
    aria-label=${label}
    aria-haspopup="menu"
    data-vscode-context=${JSON.stringify({ ...facts, preventDefaultContextMenuItems: true })}
    @click=${openMenu}
  ></vscode-button>
`;
