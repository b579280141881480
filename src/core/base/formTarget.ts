import type { FieldId, TaskId } from './ids.ts';

/** A place on the form that a message can refer to. */
export type FormTarget =
  | { readonly part: 'form' }
  | { readonly part: 'name' }
  | { readonly part: 'urgent' }
  | { readonly part: 'due' }
  /** Fields under one heading, by the id of their section. */
  | { readonly part: 'set'; readonly id: string }
  | { readonly part: 'field'; readonly id: FieldId }
  | { readonly part: 'taskLink'; readonly id: TaskId };

/** A target as text, for maps and for attributes. */
export const targetKey = (target: FormTarget): string =>
  'id' in target ? `${target.part}:${target.id}` : target.part;
