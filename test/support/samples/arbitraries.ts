import fc from 'fast-check';
import type { FormInput } from '../../../src/core/form/input.ts';
import { fieldId, selectionId, taskId } from '../../../src/core/base/ids.ts';
import { fieldKinds } from '../../../src/core/form/field.ts';
import type { WorkflowDetail } from '../../../src/core/workflows/workflow.ts';
import { fieldOf, taskOf, workflowOf } from './workflows.ts';

/** Only a few ids, so that equal ones occur, and some that are dangerous as property names. */
const anyId = fc.constantFrom('1', '2', 'a', '', '__proto__', 'constructor', 'toString');
/** Texts that are nearly a number, a day, a link or a person. */
const nearly = fc.constantFrom(
  ...[
    '1',
    '-0',
    '1e999',
    'NaN',
    '0x1',
    '1_000',
    '1,5',
    '2026-02-30',
    '+275760-09-13',
    '0000-00-00',
  ],
  ...['[x](javascript:1)', '[a](https://example.org/1)', 'mailto:', 'https://', 'a@b.example'],
);
const anyText = fc.oneof(
  anyId,
  nearly,
  fc.string({ unit: 'binary' }),
  fc.webUrl(),
  fc.constant(' '),
);

/** The ids of a workflow are distinct within a list. */
const idOf = ({ id }: { readonly id: string }): string => id;

const anySelection = fc.record({ id: anyId.map(selectionId), label: anyText });

const anyField = fc
  .record({
    kind: fc.constantFrom(...fieldKinds),
    id: anyId.map(fieldId),
    required: fc.boolean(),
    selections: fc.uniqueArray(anySelection, { maxLength: 4, selector: idOf }),
  })
  .map(({ kind, ...some }) => fieldOf(kind, some));

const anyTask = fc
  .tuple(anyId, fc.option(anyText, { nil: undefined }))
  .map((some) => taskOf(...some));

/** A workflow with a form of random fields. */
export const anyWorkflow: fc.Arbitrary<WorkflowDetail> = fc
  .tuple(
    fc.uniqueArray(anyField, { maxLength: 6, selector: idOf }),
    fc.uniqueArray(anyTask, { maxLength: 3, selector: idOf }),
  )
  .map(([fields, tasks]) => workflowOf(fields, tasks));

/** An input that may or may not fit a form. */
export const anyInput: fc.Arbitrary<FormInput> = fc.record(
  {
    name: fc.option(anyText),
    values: fc.array(
      fc.tuple(anyId.map(fieldId), fc.oneof(anyText, fc.array(anyId, { maxLength: 3 }))),
      { maxLength: 8 },
    ),
    taskLinks: fc.array(fc.tuple(anyId.map(taskId), anyText), { maxLength: 3 }),
    urgent: fc.boolean(),
    dueAt: fc.integer({ min: -8.64e15, max: 8.64e15 }),
  },
  // Objects with the prototype that JSON gives them.
  { noNullPrototype: true, requiredKeys: ['name', 'values', 'taskLinks'] },
);
