import { type Ordering, defaultOrdering } from '../../core/workflows/ordering.ts';
import type { Answer, Page } from '../../core/base/answer.ts';
import type { ListOptions } from '../../core/api.ts';
import { success } from '../../core/base/result.ts';
import type { Client } from '../client.ts';
import { pageOf, pageOfEntries } from '../entries.ts';
import { mapped } from '../mapping.ts';
import { parseAnswer } from '../parseAnswer.ts';
import { countOf, nextCursor, searchWords } from './paging.ts';
import { type WireTemplate, templateSchema } from './schema.ts';
import { usualTemplate } from './usualTemplate.ts';

/** How many templates the first page has: all that most accounts have. */
const firstPage = 200;
/**
 * How many templates a later page has. The service knows no upper limit, and looks at all templates
 * for each page, so that few pages cost it least; but it needs some milliseconds for each template.
 */
const laterPages = 1000;

/** GET /templates: a page, or a bare list of everything. */
const templatePageSchema = pageOf(templateSchema, usualTemplate);

const sizeOfPage = (offset: number): number => (offset === 0 ? firstPage : laterPages);

/** The position of a template in a list. */
interface Place {
  readonly ordering: Ordering;
  readonly search: string | undefined;
  readonly offset: number;
}

/** The list of templates; some people may read nothing else of them. */
export interface Templates {
  page(options: ListOptions, signal?: AbortSignal): Answer<Page<WireTemplate>>;
  /** One template of the list, read again; undefined if it is not in the list. */
  find(id: string, signal?: AbortSignal): Answer<WireTemplate | undefined>;
}

/** @param onRead is called with the items of each answer. */
export function createTemplates(
  client: Client,
  onRead: (listed: readonly WireTemplate[]) => void,
): Templates {
  const places = new Map<string, Place>();

  async function read(
    { ordering, search, offset }: Place,
    limit: number,
    signal: AbortSignal | undefined,
  ): Answer<Page<WireTemplate>> {
    const words = search && { search };
    const query = { limit: String(limit), offset: String(offset), ordering, ...words };
    const answer = await client.get({ route: '/templates', query }, signal);
    return mapped(parseAnswer(templatePageSchema, answer), ({ results, next }) => {
      client.noteUnreadable('/templates', results.unreadable);
      onRead(results.items);
      // If some cannot be read, the template may be further on; it is then searched for from the start.
      results.items.forEach(({ id }, index) =>
        places.set(id, { ordering, search, offset: offset + index }),
      );
      return { ...pageOfEntries(results), next: nextCursor(next, offset, countOf(results)) };
    });
  }

  /** Looks at the last position first; the entries before it may have changed since. */
  async function findAgain(id: string, signal: AbortSignal | undefined) {
    const place = places.get(id);
    if (!place) return undefined;
    const page = await read(place, 1, signal);
    return page.ok ? page.value.items.find((template) => template.id === id) : undefined;
  }

  async function findFrom(
    offset: number,
    id: string,
    signal: AbortSignal | undefined,
  ): Answer<WireTemplate | undefined> {
    const place = { ordering: defaultOrdering, search: undefined, offset };
    const page = await read(place, sizeOfPage(offset), signal);
    if (!page.ok) return page;
    const { items, next } = page.value;
    const found = items.find((template) => template.id === id);
    return found || next === undefined ? success(found) : findFrom(Number(next), id, signal);
  }

  return {
    page: ({ ordering, search, cursor }, signal) => {
      const offset = Number(cursor ?? '0');
      const place = { ordering, search: searchWords(search), offset };
      return read(place, sizeOfPage(offset), signal);
    },
    find: async (id, signal) => {
      const found = await findAgain(id, signal);
      return found ? success(found) : findFrom(0, id, signal);
    },
  };
}
