import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { Dataset } from '../model/forms.ts';

const datasetSchema: v.GenericSchema<unknown, Dataset> = v.object({
  id: v.number(),
  name: v.string(),
  description: v.string(),
  createdAt: v.string(),
  items: v.array(v.object({ id: v.number(), value: v.string() })),
});

const rowSchema = v.pipe(
  v.object({ definition: v.pipe(v.string(), v.parseJson(), datasetSchema) }),
  v.transform(({ definition }) => definition),
);

export function addDataset(database: DatabaseSync, dataset: Dataset): void {
  database
    .prepare('INSERT INTO dataset (id, definition) VALUES (?, ?)')
    .run(dataset.id, JSON.stringify(dataset));
}

export const readDatasets = (database: DatabaseSync): readonly Dataset[] =>
  v.parse(v.array(rowSchema), database.prepare('SELECT definition FROM dataset ORDER BY id').all());
