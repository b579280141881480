import {
  type CancellationToken,
  Hover,
  type HoverProvider,
  l10n,
  type Position,
  type TextDocument,
  workspace,
} from 'vscode';
import type { Field } from '../../core/form/field.ts';
import type { FormRules } from '../../core/form/validate.ts';
import { fieldWritten, fileProperties, taskWritten } from '../../core/launchFiles/suggestions.ts';
import { Tooltip } from '../platform/tooltip.ts';
import { fieldTooltip, taskTooltip, workflowTooltip } from '../workflows/workflowTooltips.ts';
import type { AccountFacts, OfferedForm } from './accountFacts.ts';
import { type FilePlace, formAt, placeIn } from './filePlace.ts';
import { propertyText, variableText } from './fixedText.ts';
import { formatOf } from './launchFileDocument.ts';
import type { ReadNow } from './readNow.ts';
import type { OpenLaunchFiles } from './openLaunchFiles.ts';

/** Says what stands under the pointer: a field, a workflow, a task or a variable. */
export class LaunchHover implements HoverProvider {
  readonly #files: OpenLaunchFiles;
  readonly #facts: AccountFacts;
  readonly #read: ReadNow;

  constructor(files: OpenLaunchFiles, facts: AccountFacts, read: ReadNow) {
    this.#files = files;
    this.#facts = facts;
    this.#read = read;
  }

  async provideHover(
    document: TextDocument,
    position: Position,
    token: CancellationToken,
  ): Promise<Hover | undefined> {
    const place = placeIn(document, position, this.#files.of(document));
    if (!place) return undefined;
    const tooltip =
      (await this.#ofVariable(document, place)) ??
      fixedTooltip(document, place) ??
      (await this.#ofAccount(place));
    if (!tooltip || token.isCancellationRequested) return undefined;
    return new Hover(tooltip.build(), place.variable?.range ?? place.range);
  }

  /** What a variable means and, where the folder is trusted, what it stands for now. */
  async #ofVariable(document: TextDocument, { variable }: FilePlace): Promise<Tooltip | undefined> {
    const meaning = variable && variableText(variable.name);
    if (!variable || meaning === undefined) return undefined;
    const tooltip = new Tooltip().title(`\${${variable.name}}`).line(meaning);
    if (!workspace.isTrusted) return tooltip;
    const value = await this.#read(variable.name, document);
    return value === undefined ? tooltip : tooltip.line(l10n.t('Now: {0}', value));
  }

  async #ofAccount(place: FilePlace): Promise<Tooltip | undefined> {
    const [property, named] = place.typed.path;
    if (property === 'workflow') {
      const account = await this.#facts.read();
      if (account.state !== 'known' || place.workflow === undefined) return undefined;
      const found = account.names.named(place.workflow);
      return found.ok ? workflowTooltip(found.value) : undefined;
    }
    if (named === undefined) return undefined;
    const known = await formAt(this.#facts, place);
    if (!known) return undefined;
    return property === 'values' ? ofField(known, String(named)) : ofTask(known, String(named));
  }
}

/** In JSON, VS Code itself says what the fixed names are for, by the schema. */
function fixedTooltip({ uri }: TextDocument, { typed }: FilePlace): Tooltip | undefined {
  const [name, ...below] = typed.path;
  const property = fileProperties.find((each) => each === name);
  const isFixed = typed.at === 'name' && below.length === 0 && formatOf(uri) === 'yaml';
  return property && isFixed
    ? new Tooltip().title(property).line(propertyText(property))
    : undefined;
}

function ofField({ form, rules }: OfferedForm, named: string): Tooltip | undefined {
  const field = fieldWritten(form.fields, named);
  if (!field) return undefined;
  const tooltip = fieldTooltip(field);
  for (const rule of ruleTexts(field, rules)) tooltip.line(rule);
  return tooltip;
}

/** The rules of a field that a person can keep while typing. */
function ruleTexts({ kind }: Field, rules: FormRules): readonly string[] {
  switch (kind) {
    case 'string':
      return rules.stringLength === undefined
        ? []
        : [l10n.t('At most {0} characters.', rules.stringLength)];
    case 'date':
      return [l10n.t('A day, such as 2027-01-31, tomorrow or +3 d.')];
    case 'number':
      return [l10n.t('A number, or a text that is one.')];
    case 'checkbox':
      return [l10n.t('A list of selections.')];
    case 'user':
      return [l10n.t('An e-mail address, the name of a person or group, or “${me}”.')];
    case 'file':
      return [l10n.t('Links to files, as a text or a list.')];
    default:
      return [];
  }
}

function ofTask({ workflow }: OfferedForm, named: string): Tooltip | undefined {
  const task = taskWritten(workflow.tasks, named);
  return task && taskTooltip(task);
}
