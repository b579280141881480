import assert from 'node:assert/strict';
import { filledFields } from '../../../../src/core/form/filledFields.ts';
import { emptyInput } from '../../../../src/core/form/input.ts';
import { fieldOf } from '../../../support/samples/workflows.ts';

describe('What a form is filled in with, in words', () => {
  it('has nothing in it that makes a text read otherwise', () => {
    const field = fieldOf('string');
    const input = { ...emptyInput, values: [[field.id, 'Left\u202eover']] as const };
    const [filled] = filledFields([field], input);
    assert.equal(filled?.text, 'Left\ufffdover');
  });
});
