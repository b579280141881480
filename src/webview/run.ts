import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-textarea/index.js';
import { startRunPage } from './runs/start.ts';
import { startPage } from './startPage.ts';

startPage(startRunPage);
