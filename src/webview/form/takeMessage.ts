import { withUploadedFile } from '../../core/form/fileLinks.ts';
import type { FormInput } from '../../core/form/input.ts';
import type { FieldsMessage } from '../../protocol/uploads.ts';
import type { FormSession } from './formSession.ts';

/**
 * Takes a message of the host about the fields of a form between two snapshots.
 * @param keep is called with the input that holds a new file, even while the form is being sent.
 */
export function takeMessage(
  session: FormSession,
  message: FieldsMessage,
  keep: (input: FormInput) => void,
): void {
  switch (message.type) {
    case 'assignees':
      session.setAssignees(message.assignees);
      return;
    case 'uploads':
      session.uploads = message.uploads;
      return;
    case 'uploaded': {
      const input = withUploadedFile(session.form.fields, session.input, message);
      session.edit({ part: 'field', id: message.field }, input);
      keep(input);
    }
  }
}
