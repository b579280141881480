import { EventEmitter, type TreeViewExpansionEvent } from 'vscode';
import type { WorkflowRow } from '../../../src/core/workflows/workflowRows.ts';
import { removeOthers } from '../../../src/host/kept/keptFiles.ts';
import { KeptWriter } from '../../../src/host/kept/keptWriter.ts';
import { KeptAnswers } from '../../../src/host/kept/keptAnswers.ts';
import type { Services } from '../../../src/host/services.ts';
import { errorText } from '../../../src/host/service/errorText.ts';
import { storageFolder } from '../../../src/host/storageFolder.ts';
import { workflowPartItem } from '../../../src/host/workflows/workflowPartItems.ts';
import { WorkflowStore } from '../../../src/host/workflows/workflowStore.ts';
import { WorkflowsBelow } from '../../../src/host/workflows/workflowsBelow.ts';
import { WorkflowsTree } from '../../../src/host/workflows/workflowsTree.ts';
import { standInView } from './standInView.ts';

/** The Workflows view as a further window has it, or the next start: it has loaded nothing yet. */
export interface NextStart {
  readonly kept: KeptAnswers;
  readonly store: WorkflowStore;
  readonly tree: WorkflowsTree;
  readonly view: {
    readonly message?: string | undefined;
    readonly description?: string | undefined;
  };
  /** What the view was told to draw again, in order; `all` for the whole. */
  readonly drawn: readonly (WorkflowRow | 'all')[];
  /** Folds a row up, as a person does. */
  fold(row: WorkflowRow): void;
  close(): void;
}

/** Opens the Workflows view of the next start, on what was kept until now. */
export async function nextStart(services: Services): Promise<NextStart> {
  await services.kept.flush();
  const { context, sessions, keyOwner, savedLaunches, zones, log } = services;
  const { version } = context.extension.packageJSON as { readonly version: string };
  const load = () => Promise.resolve({ KeptWriter, removeOthers });
  const keeping = { holding: sessions, version, load, log };
  const kept = new KeptAnswers(storageFolder(context, 'kept'), keeping);
  const store = new WorkflowStore(sessions, kept);
  const folded = new EventEmitter<TreeViewExpansionEvent<WorkflowRow>>();
  const view = Object.assign(standInView<WorkflowRow>(), { onDidCollapseElement: folded.event });
  const tree = new WorkflowsTree({
    ...{ sessions, workflows: store, keyOwner, savedLaunches, zones, log },
    loadBelow: (below) => Promise.resolve(new WorkflowsBelow(below)),
    createView: () => view,
    loadPartItems: () => Promise.resolve({ errorText, workflowPartItem }),
    resolveItem: (item) => Promise.resolve(item),
  });
  const drawn: (WorkflowRow | 'all')[] = [];
  tree.onDidChangeTreeData((row) => drawn.push(row ?? 'all'));
  return {
    ...{ kept, store, tree, view, drawn },
    fold: (element) => {
      folded.fire({ element });
    },
    close: () => {
      folded.dispose();
      tree.dispose();
      store.dispose();
      kept.dispose();
    },
  };
}
