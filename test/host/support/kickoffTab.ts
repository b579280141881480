import { window } from 'vscode';
import { KickoffPanel } from '../../../src/host/kickoff/kickoffPanel.ts';
import { Launcher } from '../../../src/host/kickoff/launcher.ts';
import { systemClock } from '../../../src/host/polling/systemClock.ts';
import type { Services } from '../../../src/host/services.ts';
import type { KickoffPageMessage, KickoffView } from '../../../src/protocol/kickoffPage.ts';
import { StandInTab } from './tab.ts';

/** A tab of a kick-off form. */
export type KickoffTab = StandInTab<KickoffView, KickoffPageMessage>;

type Parts = ConstructorParameters<typeof KickoffPanel>[2];

/** What is kept of forms and of launches. */
export type Kept = Pick<Parts, 'history' | 'journal' | 'drafts'>;

export type OpenedInstead = Partial<Pick<Parts, 'sessions' | 'people' | 'clock' | 'window'>>;

interface Opened {
  /** The other pages that it can open. */
  readonly pages?: Parts['pages'];
  /** What stands in for other parts. */
  readonly instead?: OpenedInstead;
  /** Whether its page has said that it is ready; true if left out. */
  readonly isReady?: boolean;
}

/** Opens a kick-off form of an account. */
export function openKickoffTab(
  services: Services,
  target: ConstructorParameters<typeof KickoffPanel>[1],
  kept: Kept,
  { pages = services.pages, instead = {}, isReady = true }: Opened = {},
): { readonly tab: KickoffTab; readonly panel: KickoffPanel } {
  const { sessions, names, workflows, people, zones, webLinks: web, changes } = services;
  const { abilities, log, context } = services;
  const tab: KickoffTab = new StandInTab('A form');
  const panel = new KickoffPanel(tab.panel, target, {
    ...{ ...kept, sessions, names, workflows, people, zones, web, pages, changes, log },
    ...{ abilities, kept: services.kept, clock: systemClock, window, ...instead },
    extension: context.extensionUri,
    launcher: new Launcher({ ...kept, sessions, zones, log }),
  });
  if (isReady) tab.say({ type: 'ready', saved: undefined });
  return { tab, panel };
}
