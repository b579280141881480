import { QuickPickItemKind, ThemeIcon, l10n, workspace } from 'vscode';
import { named } from '../../core/kickoff/named.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import { closingWith } from '../account/accountUse.ts';
import { openFilledForm } from '../kickoff/openFilledForm.ts';
import { type PickParts, pickEarlierRun } from '../kickoff/pickEarlierRun.ts';
import { presetOf } from '../kickoff/presetOf.ts';
import { type SendWrittenParts, openWritten } from '../kickoff/sendWritten.ts';
import type { CommandTable } from '../manifest/command.ts';
import { formToWrite } from '../kickoff/enteredForm.ts';
import type { Row } from '../platform/choice.ts';
import { pickFrom } from '../platform/filteredPick.ts';
import { withoutIcons } from '../platform/notify.ts';
import { type SavedLaunch, savedSource, workflowOf } from './savedLaunch.ts';
import type { SavedLaunches } from './savedLaunches.ts';

/** The parts that the command needs. */
interface Parts extends SendWrittenParts, PickParts {
  readonly savedLaunches: () => Promise<SavedLaunches>;
}

/** The most launch files of a workspace that are offered. */
const mostFiles = 100;

/** A row whose value fills in the form. */
type Choice = Row<() => Promise<void>>;

/** Fills in the form in front: from a saved launch, a launch file, or an earlier run. */
export const fillFormCommand = (parts: Parts): Pick<CommandTable, 'pneumatic.fillForm'> => ({
  'pneumatic.fillForm': async () => {
    const entered = await formToWrite(parts.kickoffPages);
    if (!entered) return;
    const session = await parts.sessions.current();
    const options = {
      title: l10n.t('Fill from…'),
      placeHolder: l10n.t('You are asked before anything that you entered is replaced.'),
    };
    const rows = await choices(parts, entered.workflow);
    const fill = await pickFrom(rows, options, closingWith(parts, session));
    await fill?.();
  },
});

async function choices(parts: Parts, workflow: Workflow): Promise<Choice[]> {
  const saved = await parts.savedLaunches();
  const own = await saved.ofWorkflow(workflow);
  const files = await launchesInFiles(saved, workflow);
  return [
    ...headed(
      l10n.t('Saved Launches'),
      own.map((each) => savedChoice(parts, each, placeOf(each))),
    ),
    ...headed(
      l10n.t('Launch Files'),
      files.map((each) => fileChoice(parts, each)),
    ),
    ...headed(l10n.t('Runs'), [runChoice(parts, workflow)]),
  ];
}

const headed = (label: string, rows: readonly Choice[]): readonly Choice[] =>
  rows.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...rows];

const placeOf = ({ folder }: SavedLaunch): string =>
  folder ? l10n.t('saved in {0}', folder.name) : l10n.t('saved for me');

const savedChoice = (
  parts: Parts,
  launch: SavedLaunch,
  place: string,
  icon = 'bookmark',
): Choice => ({
  label: withoutIcons(launch.name),
  description: withoutIcons(place),
  iconPath: new ThemeIcon(icon),
  value: () => openWritten(parts, savedSource(launch)),
});

const fileChoice = (parts: Parts, launch: SavedLaunch): Choice =>
  savedChoice(parts, launch, workspace.asRelativePath(launch.file), 'json');

const runChoice = (parts: Parts, workflow: Workflow): Choice => ({
  label: l10n.t('An Earlier Run…'),
  iconPath: new ThemeIcon('history'),
  value: async () => {
    const run = await pickEarlierRun(parts, workflow);
    const found = run && (await presetOf(parts, run));
    if (found) await openFilledForm(parts.kickoffPages, found.account, found.preset);
  },
});

/** The launches of a workflow in the launch files of the workspace, besides the saved ones. */
async function launchesInFiles(
  saved: SavedLaunches,
  workflow: Workflow,
): Promise<readonly SavedLaunch[]> {
  const files = await workspace.findFiles(
    '**/*.pneumatic.{json,yaml}',
    '**/{node_modules,.pneumatic}/**',
    mostFiles,
  );
  const all = await Promise.all(
    files.map((file) => saved.launchesIn(file, workspace.getWorkspaceFolder(file))),
  );
  return all.flat().filter((each) => named([workflow], workflowOf(each) ?? '').length > 0);
}
