import { emptyInput } from '../../../src/core/form/input.ts';
import { workflowId } from '../../../src/core/base/ids.ts';
import type { SignedIn } from '../../../src/host/account/session.ts';
import { Drafts } from '../../../src/host/form/drafts.ts';
import type { Services } from '../../../src/host/services.ts';
import type { KickoffView, LaunchState, LoadedKickoff } from '../../../src/protocol/kickoffPage.ts';
import { eventually } from '../../vscode/eventually.ts';
import { openKickoffTab } from './kickoffTab.ts';
import { newFolder } from './records.ts';

type FailedForm = Extract<KickoffView, { readonly state: 'failed' }>;

/** A kick-off form in use. */
export interface OpenForm {
  /** Waits until the form is loaded, or has failed to load; returns what the page shows. */
  readonly loaded: () => Promise<LoadedKickoff | FailedForm>;
  /** Waits until the form can be loaded, trying again. */
  readonly ready: () => Promise<LoadedKickoff>;
  /** Launches with this name from an empty form, and waits for the end. */
  readonly launch: (name: string) => Promise<LaunchState>;
  readonly close: () => Promise<void>;
}

/** Opens the form of a workflow of the demo account that has no fields, at the account in use. */
export function openHandoverForm(services: Services, { account }: SignedIn): OpenForm {
  const { history, journal, log, names } = services;
  const { tab, panel } = openKickoffTab(
    services,
    { accountId: account.id, workflowId: workflowId('10') },
    { history, journal, drafts: new Drafts(newFolder(services), log, 'window', names) },
  );
  const loaded = () =>
    tab.shows('the form', (view) => (view.state === 'loading' ? undefined : view));
  const ended = (before?: LaunchState) =>
    eventually('the end of the launch', async () => {
      const { launch } = await ready();
      return launch.phase === 'sending' || launch === before ? undefined : launch;
    });
  const ready = () =>
    eventually('a form to fill in', async () => {
      const view = await loaded();
      if (view.state === 'failed') tab.say({ type: 'act', action: 'retry' });
      // Nothing can be launched from a form that is shown as it was kept.
      return view.state === 'ready' && view.asOf === undefined ? view : undefined;
    });
  return {
    loaded,
    ready,
    launch: async (name) => {
      if ((await ended()).phase === 'launched') {
        tab.say({ type: 'launchAnother' });
        await eventually('an empty form', async () => {
          const { launch } = await ready();
          return launch.phase === 'launched' ? undefined : launch;
        });
      }
      const { launch } = await ready();
      tab.say({ type: 'launch', input: { ...emptyInput, name } });
      // The page is told that it is being sent only where that takes a moment.
      return ended(launch);
    },
    close: async () => {
      panel.dispose();
      await panel.flush();
    },
  };
}
