import type { Call } from '../../request.ts';
import type { Store } from '../../store/store.ts';
import { directoryOf } from '../account/directory.ts';
import type { ValueContext } from './fieldValue.ts';

/** What decides about values, for a request: its files are beside the API. */
export const valueContextOf = (store: Store, call: Call): ValueContext => ({
  ...directoryOf(store),
  files: call.get('files') === 'none' ? undefined : new URL('/files', call.req.url).href,
  uploads: () => store.files(),
  zone: call.get('zoneOf')(call.get('person')),
  generation: call.get('generation'),
});
