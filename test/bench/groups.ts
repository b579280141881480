import type { Effort } from './effort.ts';
import { makeExtensions } from './extensions.ts';
import type { Figure } from './figures.ts';
import { findFigures } from './findFigures.ts';
import { formFigures } from './formFigures.ts';
import { requestFigures } from './hostFigures.ts';
import { type Hosts, startHosts } from './hosts.ts';
import { idleFigures } from './idleFigures.ts';
import { keptFigures } from './keptFigures.ts';
import { launchFigures } from './launchFigures.ts';
import { launchFileFigures } from './launchFileFigures.ts';
import { peopleFigures } from './peopleFigures.ts';
import { runPageFigures } from './runPageFigures.ts';
import { sizeFigures } from './sizeFigures.ts';
import { startFigures } from './startFigures.ts';

/** Measures the figures of a group. */
interface Group {
  /** Its heading in the report. */
  readonly title: string;
  readonly measure: (effort: Effort) => Promise<readonly Figure[]>;
}

async function withHosts(
  measure: (hosts: Hosts) => Promise<readonly Figure[]>,
): Promise<readonly Figure[]> {
  const hosts = await startHosts();
  try {
    return await measure(hosts);
  } finally {
    await hosts.stop();
  }
}

/** What is measured, by the name that `--only` takes, in the order of the report. */
export const groups: Readonly<Record<string, Group>> = {
  start: { title: 'Start', measure: startFigures },
  lists: {
    title: 'Lists, and a launch',
    measure: async (effort) => {
      const made = await makeExtensions();
      return withHosts((hosts) => requestFigures(hosts, made, effort));
    },
  },
  kept: {
    title: 'There before the network',
    measure: async (effort) => {
      const made = await makeExtensions();
      return withHosts((hosts) => keptFigures(hosts, made, effort));
    },
  },
  forms: { title: 'The kick-off form', measure: formFigures },
  pages: { title: 'Pages of runs', measure: runPageFigures },
  find: {
    title: 'Find',
    measure: async (effort) => {
      const made = await makeExtensions();
      const workflows = await withHosts((hosts) => findFigures(hosts, made, effort));
      return [...workflows, ...(await peopleFigures(effort))];
    },
  },
  launch: { title: 'The launch', measure: launchFigures },
  launchFiles: { title: 'Launch files', measure: launchFileFigures },
  idle: { title: 'While nobody looks', measure: idleFigures },
  sizes: { title: 'Sizes', measure: sizeFigures },
};
