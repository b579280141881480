import { l10n, window, workspace } from 'vscode';
import { accountLabel } from '../account/accountText.ts';
import { shownName } from '../platform/format.ts';
import { askToConfirm, withoutIcons } from '../platform/notify.ts';
import { mayChange } from './launchPermissions.ts';
import type { Resolved } from './resolveSource.ts';

/** What a person wants of a launch that was shown. */
export type LaunchAnswer =
  | { readonly do: 'launch' }
  /** Not to be asked again; these variables may be others then. */
  | { readonly do: 'always'; readonly free: readonly string[] }
  | { readonly do: 'openForm' }
  | undefined;

/** Shows all that will be sent, and asks. undefined sends nothing. */
export async function askToLaunch(resolved: Resolved, text: string): Promise<LaunchAnswer> {
  const { account, workflow } = resolved.quick;
  const launch = l10n.t('Launch');
  const always = l10n.t('Launch and Don’t Ask Again…');
  const form = l10n.t('Open as Form');
  const answer = await askToConfirm(
    l10n.t('Launch “{0}” on {1}?', shownName(workflow.name), accountLabel(account)),
    `${account.server}\n\n${text}`,
    ...[launch, ...(workspace.isTrusted ? [always] : []), form],
  );
  switch (answer) {
    case launch:
      return { do: 'launch' };
    case always:
      return askWhatMayChange(resolved);
    case form:
      return { do: 'openForm' };
    default:
      return undefined;
  }
}

/** Asks which variables may have another value when the launch is sent without a question. */
async function askWhatMayChange({ variables }: Resolved): Promise<LaunchAnswer> {
  const names = [...variables.keys()].filter(mayChange);
  if (names.length === 0) return { do: 'always', free: [] };
  const items = names.map((name) => {
    const value = variables.get(name);
    const now = typeof value === 'object' && 'value' in value ? value.value : '';
    return { label: withoutIcons(`\${${name}}`), description: withoutIcons(now), name };
  });
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('What May Change without a Question'),
    placeHolder: l10n.t('Choose variables; whatever else changes is asked about again'),
    canPickMany: true,
    ignoreFocusOut: true,
  });
  return chosen && { do: 'always', free: chosen.map(({ name }) => name) };
}
