import './page/page.css';
import './form/form.css';
import './kickoff/kickoffPage.css';
import './page/livePage.css';
import './runs/runPage.css';
import './tasks/taskPage.css';
import './form/widgets.ts';
import { followAnnouncements } from './page/announce.ts';
import { followClock } from './page/clock.ts';
import { reportFaults } from './page/reportFaults.ts';
import { startKickoffPage } from './kickoff/start.ts';
import { startRunPage } from './runs/start.ts';
import { startValuesPage } from './runs/startValues.ts';
import { startTaskPage } from './tasks/start.ts';
import { type HostLink, connectToHost } from './page/hostLink.ts';

/** Starts a page in the root element. */
type Start = (root: HTMLElement, link: HostLink<unknown, unknown>) => void;

/** The pages, by the name that the document gives in `data-page`. */
const pages: ReadonlyMap<string, Start> = new Map<string, Start>([
  ['kickoffForm', startKickoffPage],
  ['run', startRunPage],
  ['task', startTaskPage],
  ['values', startValuesPage],
]);

const link = connectToHost();
reportFaults((message) => {
  link.post({ type: 'fault', message });
});

const root = document.getElementById('root');
const start = pages.get(root?.dataset['page'] ?? '');
if (!root || !start) throw new Error('The document names no page that there is.');
followClock(link);
followAnnouncements();
start(root, link);
