import assert from 'node:assert/strict';
import { formChanges, lostFields, withoutLost } from '../../../../src/core/form/formChanges.ts';
import { emptyInput } from '../../../../src/core/form/input.ts';
import { fieldId } from '../../../../src/core/base/ids.ts';
import { fieldOf } from '../../../support/samples/workflows.ts';

const [text, box] = [fieldOf('string'), fieldOf('checkbox')];

describe('What has become of a form', () => {
  it('is which fields were added, removed and changed, but not what they start with', () => {
    const before = [text, box, fieldOf('url'), fieldOf('date')];
    const after = [
      { ...text, startValue: 'Suggested' },
      { ...box, required: true },
      fieldOf('date', { name: 'Another name' }),
      fieldOf('number', { required: true }),
    ];
    const { added, removed, changed } = formChanges(before, after);
    assert.deepEqual(
      [added, removed, changed].map((fields) => fields.map(({ kind }) => kind)),
      [['number'], ['url'], ['checkbox', 'date']],
    );
  });

  it('loses nothing that was typed into a field that has gone or takes another kind of value', () => {
    const input = {
      ...emptyInput,
      values: [
        [text.id, 'typed'],
        [box.id, ['1']],
        [fieldId('older'), 'Half a thought'],
        [fieldId('empty'), ''],
      ] as const,
    };
    const now = [{ ...text, kind: 'checkbox', selections: box.selections } as const];
    assert.deepEqual(lostFields(now, input, [text, box], 'Gone'), [
      { name: text.name, text: 'typed' },
      { name: box.name, text: 'One' },
      { name: 'Gone', text: 'Half a thought' },
    ]);
    assert.deepEqual(withoutLost([text], input).values, [[text.id, 'typed']]);
    assert.deepEqual(
      lostFields([text, box], { ...input, values: input.values.slice(0, 2) }, [], ''),
      [],
    );
  });
});
