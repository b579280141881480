import type { Call } from '../../request.ts';
import type { Store } from '../../store/store.ts';
import { directoryOf } from '../account/directory.ts';
import type { ValueContext } from './fieldValue.ts';

/** The context of values for a request; its file service has the same origin as the API. */
export const valueContextOf = (store: Store, call: Call): ValueContext => ({
  ...directoryOf(store),
  files: call.get('files') === 'none' ? undefined : new URL('/files', call.req.url).href,
  uploads: () => store.files(),
  zone: call.get('zoneOf')(call.get('person')),
  generation: call.get('generation'),
});
