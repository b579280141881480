import './form/widgets.ts';
import { startPage } from './startPage.ts';
import { startTaskPage } from './tasks/start.ts';

startPage(startTaskPage);
