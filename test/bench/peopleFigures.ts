import type { Browser } from 'playwright-core';
import type { Assignee } from '../../src/core/account/assignee.ts';
import { fieldOf, workflowOf } from '../support/samples/workflows.ts';
import { launchBrowser } from '../vscode/browser.ts';
import { installPageHost } from '../webview/support/pageHost.ts';
import { type PageServer, startPageServer } from '../webview/support/pageServer.ts';
import { pageStrings } from '../webview/support/pageStrings.ts';
import { pageThemes } from '../webview/support/pageThemes.ts';
import { readyView } from '../webview/support/readyView.ts';
import type { Effort } from './effort.ts';
import { type Aim, type Figure, sizedFigure } from './figures.ts';
import { type PeopleTimes, showPeople, showPlainPeople, usePeople } from './inPeoplePage.ts';
import { interleave, roundsOf } from './interleave.ts';

const peopleOf = (count: number): readonly Assignee[] =>
  Array.from({ length: count }, (_, at) => ({
    kind: 'person',
    value: `person${at}@example.com`,
    name: `${['Zoë', 'Ulf', 'Maya'][at % 3] ?? ''} Person ${at}`,
    members: undefined,
  }));

interface Pages {
  readonly browser: Browser;
  readonly server: PageServer;
}

async function times(
  { browser, server }: Pages,
  people: readonly Assignee[],
  isPlain: boolean,
): Promise<PeopleTimes> {
  const context = await browser.newContext({ viewport: { width: 800, height: 900 } });
  try {
    await context.addInitScript(installPageHost, { ...pageThemes.dark });
    const page = await context.newPage();
    await page.goto(server.address('kickoffForm'));
    if (isPlain) {
      await page.evaluate(
        showPlainPeople,
        people.map(({ name }) => name),
      );
      return await page.evaluate(usePeople, '.plain');
    }
    const view = readyView(workflowOf([fieldOf('user')]));
    await page.evaluate(showPeople, [
      { type: 'show', strings: pageStrings, view },
      { type: 'assignees', assignees: people },
    ]);
    return await page.evaluate(usePeople, 'pneumatic-person-field');
  } finally {
    await context.close();
  }
}

/** What is told of each time, with its aim. */
const told: readonly (readonly [keyof PeopleTimes, name: string, aim?: Aim])[] = [
  ['openMs', 'open the list of a field / of a plain filter'],
  ['keyMs', 'the slowest key in the field / in a plain filter', { ms: 8 }],
  ['stepMs', 'the slowest step down the list / in a plain filter', { ms: 8 }],
];

/** Choosing one of many people in a form, held against an input that filters a list of names. */
export async function peopleFigures(effort: Effort): Promise<readonly Figure[]> {
  const [browser, server] = await Promise.all([launchBrowser(), startPageServer()]);
  const figures: Figure[] = [];
  try {
    for (const size of effort.people) {
      const people = peopleOf(size);
      const taken: Record<'ours' | 'reference', PeopleTimes[]> = { ours: [], reference: [] };
      const run = (which: 'ours' | 'reference') => async () => {
        const all = await times({ browser, server }, people, which === 'reference');
        taken[which].push(all);
        return all.keyMs;
      };
      const rounds = roundsOf({ count: 9, warmUp: 0 }, effort.once);
      await interleave(rounds, run('reference'), run('ours'));
      for (const [what, of, aim] of told) {
        const samples = {
          reference: taken.reference.map((each) => each[what]),
          ours: taken.ours.map((each) => each[what]),
        };
        figures.push(sizedFigure({ of, size, counted: 'people' }, samples, aim));
      }
    }
  } finally {
    await browser.close();
    await server.stop();
  }
  return figures;
}
