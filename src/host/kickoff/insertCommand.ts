import { ThemeIcon, l10n, window } from 'vscode';
import type { Place } from '../attach/lastEditor.ts';
import type { CommandTable } from '../manifest/command.ts';
import { showInformation, withoutIcons } from '../platform/notify.ts';
import { insertionsAt } from './insertions.ts';
import type { KickoffPages } from './kickoffPages.ts';

/** Inserts something of the editor into the text field with the focus, once it was chosen. */
export const insertCommand = ({
  kickoffPages,
}: {
  readonly kickoffPages: Pick<KickoffPages, 'active'>;
}): Pick<CommandTable, 'pneumatic.insertIntoField'> => ({
  'pneumatic.insertIntoField': async () => {
    const page = await kickoffPages.active;
    if (!page) {
      await showInformation(l10n.t('Open the form of a workflow first.'));
      return;
    }
    await page.insert(chooseInsertion);
  },
});

async function chooseInsertion(place?: Place): Promise<string | undefined> {
  const offered = await insertionsAt(place);
  if (offered.length === 0) {
    await showInformation(l10n.t('Open a file first, or a folder with a Git repository.'));
    return undefined;
  }
  const rows = offered.map(({ icon, label, about, text }) => ({
    ...{ label, text, iconPath: new ThemeIcon(icon) },
    description: withoutIcons(about.replaceAll(/\s+/g, ' ').slice(0, 200)),
  }));
  const chosen = await window.showQuickPick(rows, {
    title: l10n.t('Insert'),
    placeHolder: l10n.t('Goes to where the cursor is in the form.'),
    matchOnDescription: true,
  });
  return chosen?.text();
}
