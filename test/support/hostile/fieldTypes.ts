import { fieldKinds } from '../../../src/core/form/field.ts';

/** All types of fields, and a text in place of one. */
export const fieldTypes = (text: string): readonly string[] =>
  fieldKinds.map((kind) => (kind === 'unknown' ? text : kind));
