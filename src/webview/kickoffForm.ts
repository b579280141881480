import './form/widgets.ts';
import { startKickoffPage } from './kickoff/start.ts';
import { startPage } from './startPage.ts';

startPage(startKickoffPage);
