import * as v from 'valibot';
import type { FormInput } from '../core/form/input.ts';
import { fieldId, runTaskId, taskId } from '../core/base/ids.ts';
import { markMeanings } from '../core/form/numbers.ts';
import { isMoment } from '../core/base/moment.ts';

export const fieldIdSchema = v.pipe(v.string(), v.transform(fieldId));
/** The task of another run, for a form that launches a sub-run of it. */
export const runTaskIdSchema = v.optional(v.pipe(v.string(), v.transform(runTaskId)));
const taskIdSchema = v.pipe(v.string(), v.transform(taskId));

/** Milliseconds since 1970. */
export const momentSchema = v.pipe(v.number(), v.check(isMoment, 'not a moment in time'));

const markSchema = v.optional(v.picklist(markMeanings));

const fieldValuesSchema = v.array(
  v.tuple([fieldIdSchema, v.union([v.string(), v.array(v.string())])]),
);

/** The schema of a form's input at every boundary: in a message, the page's state, or a file. */
export const formInputSchema = v.pipe(
  v.object({
    name: v.nullable(v.string()),
    values: fieldValuesSchema,
    bases: v.optional(fieldValuesSchema),
    taskLinks: v.array(v.tuple([taskIdSchema, v.string()])),
    urgent: v.optional(v.boolean()),
    dueAt: v.optional(momentSchema),
    labels: v.optional(
      v.array(v.tuple([fieldIdSchema, v.array(v.tuple([v.string(), v.string()]))])),
    ),
    marks: v.optional(v.object({ ',': markSchema, '.': markSchema })),
    fromLink: v.optional(v.array(v.string())),
  }),
  v.transform((input): FormInput => input),
);

/** An input with the time of its last change, in milliseconds since 1970. */
export const savedInputSchema = v.object({ input: formInputSchema, editedAt: momentSchema });
export type SavedInput = v.InferOutput<typeof savedInputSchema>;
