import type { FormSection } from './field.ts';

/** What may stand under a heading: a field, or what one was filled with. */
interface Headed {
  readonly section?: FormSection | undefined;
}

/** Fields that follow each other under one heading, or under none. */
export interface FieldBlock<Item extends Headed> {
  readonly section: FormSection | undefined;
  readonly fields: readonly Item[];
}

/** The fields of a form by their sections, whatever their titles; the order stays. */
export function fieldBlocks<Item extends Headed>(
  fields: readonly Item[],
): readonly FieldBlock<Item>[] {
  const blocks: { section: FormSection | undefined; fields: Item[] }[] = [];
  for (const field of fields) {
    const last = blocks.at(-1);
    if (last && last.section?.id === field.section?.id) last.fields.push(field);
    else blocks.push({ section: field.section, fields: [field] });
  }
  return blocks;
}
