import { type TemplateResult, html, nothing } from 'lit';

/** A button of a page's row of commands. */
export interface CommandButton {
  readonly label: string;
  readonly icon: string;
  readonly press: () => void;
  readonly busy?: boolean;
  /** Why it does nothing for now. */
  readonly held?: string | undefined;
  readonly id?: string;
  /** Whether it is the one that most people go on with. */
  readonly isFirst?: boolean;
}

/** While it is busy it stays enabled, to keep the focus; pressing it then does nothing. */
export const commandButton = ({
  label,
  icon,
  press,
  busy = false,
  held,
  id = '',
  isFirst = false,
}: CommandButton): TemplateResult => html`
  <vscode-button
    ?secondary=${!isFirst}
    id=${id}
    icon=${busy ? 'loading' : icon}
    ?icon-spin=${busy}
    aria-disabled=${busy || held !== undefined}
    title=${held ?? nothing}
    @click=${() => {
      if (!busy && held === undefined) press();
    }}
    >${label}</vscode-button
  >
`;
