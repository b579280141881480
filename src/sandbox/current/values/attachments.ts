import type { Call } from '../../request.ts';
import type { Store } from '../../store/store.ts';
import { answerFound, readPage } from '../http/paging.ts';
import { valueContextOf } from './valueContext.ts';

/** Answers with one page of the person's uploaded files. */
export function listAttachments(store: Store, call: Call): Response {
  const window = readPage(call);
  const mine = store.files().filter(({ uploadedBy }) => uploadedBy === call.get('person').id);
  const items = mine.slice(window.offset, window.offset + window.limit);
  const { files } = valueContextOf(store, call);
  return answerFound(
    call,
    { count: mine.length, items },
    ({ number, id }) => ({
      id: number,
      file_id: id,
      url: `${files ?? ''}/${id}`,
      access_type: 'account',
      source_type: 'account',
    }),
    window,
  );
}
