import assert from 'node:assert/strict';
import { selectionsIn } from '../../../../src/core/form/chosenSelections.ts';
import { emptyInput, isSameInput, withValue } from '../../../../src/core/form/input.ts';
import { filledFields } from '../../../../src/core/form/filledFields.ts';
import { selectionId } from '../../../../src/core/base/ids.ts';
import { fieldOf } from '../../../support/samples/workflows.ts';

describe('What is chosen', () => {
  const field = fieldOf('checkbox');
  const gone = { ...field, selections: field.selections.slice(1) };
  const input = withValue(emptyInput, field, ['1', '2']);

  it('is known by its label when it is no longer offered', () => {
    assert.deepEqual(selectionsIn(gone, ['1', '2'], input.labels), [
      { id: '1', label: 'One', offered: false },
      { id: '2', label: 'Two', offered: true },
    ]);
    assert.deepEqual(filledFields([gone], input), [{ name: 'A checkbox', text: 'One, Two' }]);
  });

  it('keeps its label when something else is chosen beside it', () => {
    const { labels } = withValue(input, gone, ['1']);
    assert.deepEqual(selectionsIn(gone, ['1'], labels), [
      { id: '1', label: 'One', offered: false },
    ]);
  });

  it('is forgotten when it is taken back', () => {
    assert.equal('labels' in withValue(input, field, []), false);
  });

  it('needs no label where its id is the label', () => {
    const plain = fieldOf('radio', { selections: [{ id: selectionId('One'), label: 'One' }] });
    assert.equal('labels' in withValue(emptyInput, plain, 'One'), false);
  });

  it('is the same whatever it was called', () => {
    assert.ok(isSameInput(input, { ...input, labels: undefined }));
  });
});
