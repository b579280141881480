/** Defines only those elements of the library that the form uses. */
import { VscodeCheckbox } from '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import { css } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-checkbox-group/index.js';
import '@vscode-elements/elements/dist/vscode-textarea/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import './choiceField.ts';
import './personField.ts';

/** The library places a box and its label for texts that are written from the left. */
VscodeCheckbox.elementStyles.push(css`
  :host(:dir(rtl)) .icon {
    right: 0;
    left: auto;
    margin-inline: 0;
  }

  :host(:dir(rtl)) .label-inner {
    padding-inline: 27px 0;
  }
`);
