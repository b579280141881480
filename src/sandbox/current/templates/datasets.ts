import type { Call } from '../../request.ts';
import type { Dataset } from '../../model/forms.ts';
import type { Store } from '../../store/store.ts';
import { answerList } from '../http/paging.ts';
import { readChoice } from '../http/query.ts';
import { notFound } from '../../refusal.ts';
import { asSeconds } from '../values/time.ts';

const orders = ['name', '-name', 'date', '-date'] as const;

const presentDataset = (dataset: Dataset): object => ({
  id: dataset.id,
  name: dataset.name,
  description: dataset.description,
  date_created_tsp: asSeconds(dataset.createdAt),
});

export function listDatasets(store: Store, call: Call): Response {
  const ordering = readChoice(call, 'ordering', orders) ?? 'name';
  const sign = ordering.startsWith('-') ? -1 : 1;
  const compare = (a: Dataset, b: Dataset): number =>
    ordering.endsWith('name')
      ? a.name.localeCompare(b.name, 'en')
      : Date.parse(a.createdAt) - Date.parse(b.createdAt);
  const datasets = store.datasets().toSorted((a, b) => sign * compare(a, b));
  return answerList(call, datasets, (dataset) => ({
    ...presentDataset(dataset),
    items_count: dataset.items.length,
  }));
}

/** Answers with a dataset and its items. */
export function getDataset(store: Store, call: Call): Response {
  const dataset = store.datasets().find(({ id }) => String(id) === call.req.param('id'));
  if (!dataset) throw notFound();
  const items = dataset.items.map(({ id, value }, index) => ({ id, value, order: index + 1 }));
  return call.json({ ...presentDataset(dataset), items });
}
