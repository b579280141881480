import type { LogOutputChannel } from 'vscode';
import { withUploadedFile } from '../../core/form/fileLinks.ts';
import type { LoadedTask } from '../../protocol/taskPage.ts';
import type { FieldsMessage } from '../../protocol/uploads.ts';
import type { DraftKeeper } from '../form/drafts.ts';
import type { ChosenFile } from '../form/chosenFile.ts';
import { FormFiles } from '../form/formFiles.ts';

/** The page of a task, as the files of its form see it. */
interface Place {
  readonly loaded: () => LoadedTask | undefined;
  /** Keeps a part of the view that the page gets by a message of its own. */
  readonly remember: (change: Partial<LoadedTask>) => void;
  readonly tab: () => { post(message: FieldsMessage): void };
  readonly draft: DraftKeeper;
  readonly log: LogOutputChannel;
  readonly choose: () => Promise<readonly ChosenFile[]>;
}

/** The files on their way into the form of a task. */
export const createTaskFiles = ({ loaded, remember, tab, draft, log, choose }: Place): FormFiles =>
  new FormFiles(
    {
      showUploads: (uploads) => {
        remember({ uploads });
        tab().post({ type: 'uploads', uploads });
      },
      fillIn: (file) => {
        const view = loaded();
        if (!view) return undefined;
        const input = withUploadedFile(view.task.fields, view.input, file);
        remember({ input });
        tab().post({ type: 'uploaded', ...file });
        return input;
      },
    },
    draft,
    log,
    choose,
  );
