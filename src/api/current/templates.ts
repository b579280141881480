import { type Ordering, defaultOrdering } from '../../core/workflows/ordering.ts';
import type { Answer, Page } from '../../core/base/answer.ts';
import type { ListOptions } from '../../core/api.ts';
import { success } from '../../core/base/result.ts';
import type { Client } from '../client.ts';
import { pageOf, pageOfEntries } from '../entries.ts';
import { mapped } from '../mapping.ts';
import { parseAnswer } from '../parseAnswer.ts';
import { countOf, nextCursor, searchWords } from './paging.ts';
import { weightOf } from '../weight.ts';
import { type WireTemplate, templateSchema } from './schema.ts';
import { usualListed } from './listedTemplate.ts';

/** How many templates the first page has: all that most accounts have. */
const firstPage = 200;
/**
 * How many templates a later page has. The service knows no upper limit, and looks at all templates
 * for each page, so that few pages cost it least; but it needs some milliseconds for each template.
 */
const laterPages = 1000;

/** GET /templates: a page, or a bare list of everything. */
const templatePageSchema = pageOf(templateSchema, usualListed);

const sizeOfPage = (offset: number): number => (offset === 0 ? firstPage : laterPages);

/** The position of a template in a list. */
interface Place {
  readonly ordering: Ordering;
  readonly search: string | undefined;
  readonly offset: number;
}

/** A page as it was last read. */
interface ReadPage extends Place {
  readonly ids: readonly string[];
}

/**
 * The pages as they were last read, and the last one that was searched for. They are looked through
 * for one template, since an index of all would take longer to make than a list to be read.
 */
function createLastPages() {
  const pages = new Map<number | 'found', ReadPage>();
  return {
    note(page: ReadPage): void {
      pages.set(page.search === undefined ? page.offset : 'found', page);
    },
    /** Where a template was. */
    placeOf(id: string): Place | undefined {
      for (const { ids, ordering, search, offset } of pages.values()) {
        const index = ids.indexOf(id);
        if (index !== -1) return { ordering, search, offset: offset + index };
      }
      return undefined;
    },
  };
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
  const pages = createLastPages();

  async function read(
    { ordering, search, offset }: Place,
    limit: number,
    signal: AbortSignal | undefined,
  ): Answer<Page<WireTemplate>> {
    const words = search && { search };
    const query = { limit: String(limit), offset: String(offset), ordering, ...words };
    let weight = 0;
    const answer = await client.get({ route: '/templates', query }, signal, {
      onText: (text) => {
        weight = weightOf(text);
      },
    });
    return mapped(parseAnswer(templatePageSchema, answer), ({ results, next }) => {
      client.noteUnreadable('/templates', results.unreadable);
      onRead(results.items);
      // If some cannot be read, the template may be further on; it is then searched for from the start.
      const ids = results.items.map(({ id }) => id);
      if (limit > 1) pages.note({ ordering, search, offset, ids });
      return {
        ...pageOfEntries(results),
        next: nextCursor(next, offset, countOf(results)),
        weight,
      };
    });
  }

  /** Looks at the last position first; the entries before it may have changed since. */
  async function findAgain(id: string, signal: AbortSignal | undefined) {
    const place = pages.placeOf(id);
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
