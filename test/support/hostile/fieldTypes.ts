import { fieldKinds } from '../../../src/core/form/field.ts';

/** Every type that a field can have, and a text in the place of one. */
export const fieldTypes = (text: string): readonly string[] =>
  fieldKinds.map((kind) => (kind === 'unknown' ? text : kind));
