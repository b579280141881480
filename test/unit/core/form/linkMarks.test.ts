import assert from 'node:assert/strict';
import {
  isFromLink,
  withLinkMarks,
  withoutLinkMark,
  withoutLinkMarks,
} from '../../../../src/core/form/linkMarks.ts';
import { wholeInput } from '../../../../src/core/form/startChanges.ts';
import { withUploadedFile } from '../../../../src/core/form/fileLinks.ts';
import { type FormInput, emptyInput, isSameInput } from '../../../../src/core/form/input.ts';
import { fieldOf } from '../../../support/samples/workflows.ts';

const field = fieldOf('string');
const target = { part: 'field', id: field.id } as const;
const filled: FormInput = { ...emptyInput, name: 'W', values: [[field.id, 'x']], urgent: true };

describe('The marks of what a link has filled in', () => {
  it('are at all that it has filled in', () => {
    assert.deepEqual(withLinkMarks(filled).fromLink, ['name', 'urgent', `field:${field.id}`]);
    assert.equal(withLinkMarks(emptyInput).fromLink, undefined);
  });

  it('are at nothing that was there before', () => {
    const before: FormInput = { ...emptyInput, name: 'W', values: [[field.id, 'mine']] };
    assert.deepEqual(withLinkMarks({ ...before, urgent: true }, before).fromLink, ['urgent']);
    const marked = { ...before, fromLink: ['name'] };
    assert.deepEqual(withLinkMarks({ ...marked, urgent: true }, marked).fromLink, [
      'name',
      'urgent',
    ]);
  });

  it('go one by one', () => {
    const marked = withLinkMarks({ ...emptyInput, values: [[field.id, 'x']] });
    assert.equal(isFromLink(marked, target), true);
    assert.deepEqual(withoutLinkMark(marked, target), { ...emptyInput, values: [[field.id, 'x']] });
    assert.equal(withoutLinkMark(marked, { part: 'name' }), marked);
  });

  it('go with a file that was uploaded into the field', () => {
    const file = fieldOf('file');
    const marked = withLinkMarks({ ...emptyInput, values: [[file.id, '[a](https://x.org/a)']] });
    const link = '[b](https://x.org/b)';
    assert.equal(withUploadedFile([file], marked, { field: file.id, link }).fromLink, undefined);
  });

  it('are never in what is sent, nor do they make another input of it', () => {
    const marked = withLinkMarks(filled);
    assert.equal('fromLink' in wholeInput([field], marked), false);
    assert.deepEqual(withoutLinkMarks(marked), filled);
    assert.ok(isSameInput(marked, filled));
  });
});
