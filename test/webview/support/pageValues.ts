import { runId } from '../../../src/core/base/ids.ts';
import type { Field } from '../../../src/core/form/field.ts';
import { emptyInput } from '../../../src/core/form/input.ts';
import type { RunForm } from '../../../src/core/runs/runForm.ts';
import type {
  LoadedValues,
  ValuesHostMessage,
  ValuesPageMessage,
  ValuesStrings,
  ValuesView,
} from '../../../src/protocol/valuesPage.ts';
import { BuiltPage, type OpenOptions, useBuiltPages } from './builtPage.ts';
import { pageStrings } from './pageStrings.ts';
import { sharedStrings } from './runStrings.ts';

/** The texts of the form that changes the values of a run, for tests. */
export const valuesStrings: ValuesStrings = {
  ...pageStrings,
  ...sharedStrings,
  loading: 'Loading the values…',
  title: 'Values of “{0}”',
  help: 'The run keeps what you leave as it is.',
  kickoffForm: 'Kick-off form',
  save: 'Save',
  saving: 'Saving…',
  saveKeys: '{0} saves. Enter moves on.',
  maybeSaved: 'The values may have been saved.',
  nothingTyped: 'Nothing is changed.',
  saved: '“{0}” has the new values.',
  openRun: 'Open Run',
  stopWaiting: 'Stop Waiting',
  clear: 'Clear',
  copied: 'Copied',
  locks: {
    notChangeable: 'You may look at this run, but not change it.',
    runDone: 'The run is done, so that its values stay as they are.',
    noFields: 'The run has no kick-off fields.',
  },
};

/** The form of a running run that I may change. */
export const runFormOf = (
  fields: readonly Field[],
  run: Partial<RunForm['run']> = {},
): RunForm => ({
  run: { id: runId('4711'), name: 'Week 40', state: 'running', changeable: true, ...run },
  fields,
});

/** The host's view of the form without a change under way. */
export const loadedValues = (form: RunForm, some: Partial<LoadedValues> = {}): LoadedValues => ({
  state: 'ready',
  account: { label: 'api.pneumatic.app', demo: false },
  inBrowser: true,
  refreshing: false,
  stale: undefined,
  form,
  rules: { nameLength: undefined, stringLength: undefined },
  assignees: undefined,
  uploads: undefined,
  input: emptyInput,
  revision: 0,
  saving: { phase: 'idle' },
  ...some,
});

/** The form that changes the values of a run, whose host is under control of the test. */
export class PageValues extends BuiltPage<ValuesHostMessage, ValuesPageMessage> {
  show(view: ValuesView): Promise<void> {
    return this.say({ type: 'show', strings: valuesStrings, view });
  }
}

/** Gives the tests around it a browser and a server, and each test its own pages. */
export const useValuesPages = (): ((options?: OpenOptions) => Promise<PageValues>) =>
  useBuiltPages('values', (context, page) => new PageValues(context, page));
