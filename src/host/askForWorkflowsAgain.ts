import { Disposable, type LogOutputChannel } from 'vscode';
import type { Clock } from '../core/base/clock.ts';
import { isPassing } from '../core/base/errors.ts';
import type { Sessions } from './account/session.ts';
import { viewIds } from './manifest/ids.ts';
import { AskAgain } from './polling/askAgain.ts';
import type { Attention } from './polling/attention.ts';
import type { WorkflowStore } from './workflows/workflowStore.ts';
import type { WorkflowsTree } from './workflows/workflowsTree.ts';

interface Parts {
  readonly workflows: Pick<WorkflowStore, 'error' | 'onDidList' | 'onDidFail' | 'onDidChange'>;
  readonly workflowsTree: Pick<
    WorkflowsTree,
    'visible' | 'error' | 'onDidChangeVisibility' | 'askAgain'
  >;
  readonly attention: Attention;
  readonly sessions: Pick<Sessions, 'onDidAnswer'>;
  readonly clock: Clock;
  readonly log: LogOutputChannel;
}

/** Asks again for a list of workflows that could not be read, while its view is looked at. */
export function askForWorkflowsAgain(parts: Parts): Disposable {
  const { workflows, workflowsTree, attention, sessions, clock, log } = parts;
  const show = (): void => {
    attention.show(viewIds.workflows, workflowsTree.visible);
  };
  const again = new AskAgain({
    clock,
    isWanted: () => {
      // Where something else has had them listed, the view still has to show so.
      const error = workflows.error ?? workflowsTree.error;
      return attention.isOn(viewIds.workflows) && error !== undefined && isPassing(error);
    },
    ask: () => workflowsTree.askAgain(),
    on: [attention.onDidChange, workflows.onDidList, workflows.onDidChange],
    onDidAnswer: sessions.onDidAnswer,
    log,
  });
  const failed = (): void => {
    again.noteFailure();
  };
  show();
  if (workflows.error) failed();
  return Disposable.from(
    again,
    workflowsTree.onDidChangeVisibility(show),
    workflows.onDidFail(failed),
  );
}
