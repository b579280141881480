import '../page.css';
import './kickoffForm.css';
import './widgets.ts';
import type { PageMessage, PageState } from '../../protocol/kickoffForm.ts';
import { reportFaults } from '../faults.ts';
import { connectToHost } from '../vscodeApi.ts';
import { KickoffFormPage } from './kickoffFormPage.ts';
import { SavedState } from './savedState.ts';

const link = connectToHost<PageMessage, PageState>();
reportFaults((message) => {
  link.post({ type: 'fault', message });
});

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element to show the form in.');
const saved = new SavedState(link, root.dataset['accountId'], root.dataset['workflowId']);
new KickoffFormPage(root, link, saved).start();
