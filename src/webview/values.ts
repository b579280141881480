import './form/widgets.ts';
import { startValuesPage } from './runs/startValues.ts';
import { startPage } from './startPage.ts';

startPage(startValuesPage);
