import type { Field, FormSection } from '../workflow.ts';

/** Fields that follow each other under one heading, or under none. */
export interface FieldBlock {
  readonly section: FormSection | undefined;
  readonly fields: readonly Field[];
}

const same = (a: FormSection | undefined, b: FormSection | undefined): boolean =>
  a?.title === b?.title && a?.description === b?.description;

/** The fields of a form by their headings; the order stays. */
export function fieldBlocks(fields: readonly Field[]): readonly FieldBlock[] {
  const blocks: { section: FormSection | undefined; fields: Field[] }[] = [];
  for (const field of fields) {
    const last = blocks.at(-1);
    if (last && same(last.section, field.section)) last.fields.push(field);
    else blocks.push({ section: field.section, fields: [field] });
  }
  return blocks;
}
