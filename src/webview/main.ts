import './page.css';
import './form/form.css';
import './kickoffForm/kickoffForm.css';
import './form/widgets.ts';
import { reportFaults } from './faults.ts';
import { startKickoffForm } from './kickoffForm/main.ts';
import { connectToHost } from './vscodeApi.ts';

const pages = new Map([['kickoffForm', startKickoffForm]]);

const link = connectToHost();
reportFaults((message) => {
  link.post({ type: 'fault', message });
});

const root = document.getElementById('root');
const start = pages.get(root?.dataset['page'] ?? '');
if (!root || !start) throw new Error('The document names no page that there is.');
start(root, link);
