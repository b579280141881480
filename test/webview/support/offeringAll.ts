import { emptyInput } from '../../../src/core/form/input.ts';
import { fieldId } from '../../../src/core/base/ids.ts';
import type { WorkflowDetail } from '../../../src/core/workflows/workflow.ts';
import type { LoadedKickoff } from '../../../src/protocol/kickoffPage.ts';
import { readyView } from './readyView.ts';

const upload = { field: fieldId('file-1'), failure: undefined, canRetry: false };
const files = ['quay.pdf', 'lease-of-the-northern-berths-2026-final.pdf'];
const crowd = Array.from({ length: 60 }, (_, index) => ({
  kind: 'person' as const,
  value: `person${index}@example.com`,
  name: `Person ${index}`,
  members: undefined,
}));

/** A form with everything that an account can offer: its file field is `file-1`. */
export const offeringAll = (workflow: WorkflowDetail): LoadedKickoff =>
  readyView(workflow, {
    schedulesRuns: true,
    overridesTaskLinks: false,
    assignees: [
      { kind: 'group', value: 'Berth crew', name: 'Berth crew', members: 3 },
      { kind: 'person', value: 'ann@example.com', name: 'Ann Lee', members: undefined },
      ...crowd,
    ],
    uploads: [
      { ...upload, id: '1', name: 'plan.pdf' },
      { ...upload, id: '2', name: 'film.mp4', failure: 'No connection.', canRetry: true },
    ],
    input: {
      ...emptyInput,
      urgent: true,
      dueAt: new Date(2099, 11, 31, 14, 30).getTime(),
      values: [
        [upload.field, files.map((name) => `[${name}](https://files.example/x)`).join('\n')],
      ],
    },
  });
