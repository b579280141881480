import type { FormSection } from './field.ts';

/** A field, or a value of one, that may have a section. */
interface Headed {
  readonly section?: FormSection | undefined;
}

/** Neighbouring fields of the same section, or of none. */
export interface FieldBlock<Item extends Headed> {
  readonly section: FormSection | undefined;
  readonly fields: readonly Item[];
}

/** The fields of a form by section, in their order; sections with the same title stay apart. */
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
