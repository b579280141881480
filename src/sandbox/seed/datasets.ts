import type { Dataset } from '../model/forms.ts';

const items = (base: number, values: readonly string[]): Dataset['items'] =>
  values.map((value, index) => ({ id: base + index + 1, value }));

export const marinas: Dataset = {
  id: 1,
  name: 'Marinas',
  description: 'All that run Harbormaster.',
  createdAt: '2025-03-03T09:00:00.000Z',
  items: items(100, ['Porto Velho', 'Lilla Bommen', 'Marina Azul', 'Kontiki Bay', 'Nordhavn']),
};

export const powerSupplies: Dataset = {
  id: 2,
  name: 'Power supplies',
  description: '',
  createdAt: '2025-05-12T09:00:00.000Z',
  items: items(200, ['16 A', '32 A', '63 A']),
};

export const everyDataset: readonly Dataset[] = [marinas, powerSupplies];
