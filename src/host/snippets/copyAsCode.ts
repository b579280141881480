import { type QuickPickItem, env, l10n, window } from 'vscode';
import type { RunTaskId } from '../../core/base/ids.ts';
import type { FormInput } from '../../core/form/input.ts';
import { validate } from '../../core/form/validate.ts';
import { toLaunchRequest } from '../../core/kickoff/launchRequest.ts';
import {
  type SnippetKind,
  keyVariable,
  launchSnippet,
  snippetKinds,
} from '../../core/snippets/launchSnippets.ts';
import { problemText } from '../../protocol/fieldStrings.ts';
import { fieldStrings } from '../form/fieldStrings.ts';
import type { QuickForm } from '../kickoff/quickForm.ts';
import { showBriefly, showError, showWarning, withoutIcons } from '../platform/notify.ts';
import { errorText } from '../service/errorText.ts';

/** A launch to copy, and the form that it fills in. */
export interface LaunchToCopy {
  readonly quick: QuickForm;
  readonly input: FormInput;
  readonly ofTask?: RunTaskId | undefined;
}

interface KindItem extends QuickPickItem {
  readonly code: SnippetKind;
}

/**
 * Asks for a language, and copies a launch as it would be sent to this server, without the key.
 * @returns what the status bar says.
 */
export async function copyAsCode(launch: LaunchToCopy): Promise<string | undefined> {
  const { form, capabilities, workflow } = launch.quick;
  const [problem] = validate(form, launch.input, capabilities.rules);
  if (problem) {
    const { target } = problem;
    const field = target.part === 'field' && form.fields.find(({ id }) => id === target.id);
    const said = problemText(fieldStrings(), problem);
    await showWarning(
      l10n.t(
        'The launch is not complete, so nothing was copied. {0}',
        field ? `${field.name}: ${said}` : said,
      ),
    );
    return undefined;
  }
  const chosen = await window.showQuickPick(snippetKinds.map(kindItem), {
    title: l10n.t('Copy “{0}” as…', withoutIcons(workflow.name)),
    placeHolder: l10n.t('The key is read from the environment variable {0}', keyVariable),
  });
  if (!chosen) return undefined;
  const request = await describedLaunch(launch);
  if (!request.ok) {
    await showError(`${workflow.name}: ${errorText(request.error)}`);
    return undefined;
  }
  const code = launchSnippet(chosen.code, { workflow: workflow.name, request: request.value });
  await env.clipboard.writeText(code);
  const said = l10n.t('The launch has been copied as {0}.', chosen.label);
  showBriefly(said);
  return said;
}

const describedLaunch = ({ quick, input, ofTask }: LaunchToCopy) => {
  const { api, workflow, form, capabilities, suggestedName } = quick;
  const name = capabilities.namesRuns ? undefined : suggestedName;
  return api.describeLaunch({
    ...toLaunchRequest(workflow.id, form, input, name),
    ...(ofTask !== undefined && { ofTask }),
  });
};

const kindItem = (code: SnippetKind): KindItem => ({ code, ...kindTexts[code]() });

const kindTexts: Readonly<
  Record<SnippetKind, () => { readonly label: string; readonly description?: string }>
> = {
  curl: () => ({ label: l10n.t('cURL'), description: l10n.t('for POSIX shells: bash, zsh, sh') }),
  powerShell: () => ({ label: l10n.t('cURL for PowerShell') }),
  python: () => ({ label: l10n.t('Python'), description: l10n.t('with requests') }),
  typeScript: () => ({ label: l10n.t('TypeScript'), description: l10n.t('with fetch') }),
  json: () => ({ label: l10n.t('JSON'), description: l10n.t('the body alone') }),
  gitHubActions: () => ({
    label: l10n.t('GitHub Actions'),
    description: l10n.t('a step, with the key from a secret'),
  }),
};
