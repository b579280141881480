import {
  type CancellationToken,
  CompletionItem,
  CompletionItemKind,
  CompletionList,
  type CompletionItemProvider,
  l10n,
  type Position,
  type Range,
  SnippetString,
  type TextDocument,
} from 'vscode';
import { visibleText } from '../../core/base/visibleText.ts';
import {
  type FileProperty,
  type Suggestion,
  mostSuggestions,
  suggestionsAt,
} from '../../core/launchFiles/suggestions.ts';
import { fieldKind } from '../workflows/workflowPartItems.ts';
import { fieldTooltip, workflowTooltip } from '../workflows/workflowTooltips.ts';
import { shownName } from '../platform/format.ts';
import type { AccountFacts } from './accountFacts.ts';
import { offeredVariables, propertyText, variableText } from './fixedText.ts';
import { formatOf } from './launchFileDocument.ts';
import type { OpenLaunchFiles } from './openLaunchFiles.ts';
import { type FilePlace, knownAt, placeIn } from './filePlace.ts';
import { type LaunchFileFormat, writtenText } from './writtenText.ts';

/** Offers what the account in use has, while a launch file is typed. */
export class LaunchCompletions implements CompletionItemProvider {
  readonly #files: OpenLaunchFiles;
  readonly #facts: AccountFacts;

  constructor(files: OpenLaunchFiles, facts: AccountFacts) {
    this.#files = files;
    this.#facts = facts;
  }

  async provideCompletionItems(
    document: TextDocument,
    position: Position,
    token: CancellationToken,
  ): Promise<CompletionList | undefined> {
    const format = formatOf(document.uri) ?? 'json';
    const place = placeIn(document, position, this.#files.of(document));
    if (!place) return undefined;
    if (place.variable) return new CompletionList(variableItems(place, place.variable.range));
    const known = await knownAt(this.#facts, place);
    if (token.isCancellationRequested) return undefined;
    const suggestions = suggestionsAt(place.typed, known).filter(
      // VS Code itself offers the fixed names and words in JSON, by the schema.
      ({ kind }) => format === 'yaml' || kind !== 'property',
    );
    const items = suggestions.map((suggestion, at) => itemOf(suggestion, at, { place, format }));
    return new CompletionList(items, suggestions.length >= mostSuggestions || narrows(suggestions));
  }
}

/** Whether the suggestions were found for what is typed, so that they are asked for again. */
const narrows = ([first]: readonly Suggestion[]): boolean =>
  first !== undefined && ['workflow', 'selection', 'person'].includes(first.kind);

interface ItemPlace {
  readonly place: FilePlace;
  readonly format: LaunchFileFormat;
}

function itemOf(suggestion: Suggestion, at: number, { place, format }: ItemPlace): CompletionItem {
  const { kind, text } = suggestion;
  const { label, description, detail } = shown(suggestion);
  const item = new CompletionItem(
    { label: visibleText(shownName(label)), ...(description !== undefined && { description }) },
    kinds[kind],
  );
  item.sortText = String(at).padStart(4, '0');
  item.range = place.range;
  if (detail !== undefined) item.detail = detail;
  const documentation = documentationOf(suggestion);
  if (documentation !== undefined) item.documentation = documentation;
  const isWord = kind === 'word' && (text === 'true' || text === 'false');
  const written = isWord ? text : writtenText(text, format);
  item.insertText =
    place.typed.at === 'name' && !place.hasColon
      ? named(written, emptyOf(suggestion), format)
      : written;
  // What the matcher has found stays in sight, whatever VS Code’s own would say of it.
  item.filterText = narrows([suggestion]) ? place.text : written;
  return item;
}

const kinds: Readonly<Record<Suggestion['kind'], CompletionItemKind>> = {
  property: CompletionItemKind.Property,
  workflow: CompletionItemKind.Class,
  field: CompletionItemKind.Field,
  selection: CompletionItemKind.EnumMember,
  person: CompletionItemKind.User,
  task: CompletionItemKind.Event,
  word: CompletionItemKind.Value,
};

/** What stands behind a name that is taken: an empty value of its kind, and the cursor in it. */
type Empty = 'text' | 'list' | 'map' | 'plain';

function emptyOf(suggestion: Suggestion): Empty {
  switch (suggestion.kind) {
    case 'field':
      return suggestion.field.kind === 'checkbox' ? 'list' : 'text';
    case 'property':
      return emptyProperties[suggestion.property];
    default:
      return 'text';
  }
}

const emptyProperties: Readonly<Record<FileProperty, Empty>> = {
  workflow: 'plain',
  name: 'plain',
  values: 'map',
  taskLinks: 'map',
  urgent: 'plain',
  due: 'plain',
  inputs: 'map',
};

function named(written: string, empty: Empty, format: LaunchFileFormat): SnippetString {
  const snippet = new SnippetString().appendText(`${written}:`);
  if (format === 'yaml') {
    if (empty === 'list') return snippet.appendText('\n  - ').appendTabstop(0);
    return empty === 'map'
      ? snippet.appendText('\n  ').appendTabstop(0)
      : snippet.appendText(' ').appendTabstop(0);
  }
  const [open, close] = empty === 'list' ? ['[', ']'] : ['"', '"'];
  return snippet.appendText(` ${open}`).appendTabstop(0).appendText(close);
}

interface Shown {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
}

function shown(suggestion: Suggestion): Shown {
  switch (suggestion.kind) {
    case 'workflow': {
      const { name, id, active } = suggestion.workflow;
      return { label: name, description: active ? `#${id}` : l10n.t('#{0}, inactive', id) };
    }
    case 'field':
      return {
        label: suggestion.field.name,
        description: fieldKind(suggestion.field),
        detail: fieldKind(suggestion.field),
      };
    case 'selection':
      return { label: suggestion.selection.label };
    case 'person': {
      const { name, value, kind } = suggestion.person;
      return { label: name, description: kind === 'group' ? l10n.t('Group') : value };
    }
    case 'task':
      return { label: `${suggestion.task.number}. ${suggestion.task.name}` };
    case 'property':
      return { label: suggestion.text, detail: propertyText(suggestion.property) };
    case 'word':
      return { label: suggestion.text };
  }
}

function documentationOf(suggestion: Suggestion) {
  switch (suggestion.kind) {
    case 'workflow':
      return workflowTooltip(suggestion.workflow).build();
    case 'field':
      return fieldTooltip(suggestion.field).build();
    default:
      return undefined;
  }
}

function variableItems(place: FilePlace, range: Range): CompletionItem[] {
  const inputs = place.inputIds.map((id) => `input:${id}`);
  const item = (name: string, at: number): CompletionItem => {
    const made = new CompletionItem(`\${${name}}`, CompletionItemKind.Variable);
    made.insertText = `\${${name}}`;
    made.filterText = `\${${name}}`;
    made.range = range;
    made.sortText = String(at).padStart(4, '0');
    made.detail = variableText(name) ?? '';
    return made;
  };
  const env = new CompletionItem('${env:…}', CompletionItemKind.Variable);
  env.insertText = new SnippetString().appendText('${env:').appendTabstop(1).appendText('}');
  env.filterText = '${env:';
  env.range = range;
  env.sortText = '9999';
  env.detail = variableText('env:') ?? '';
  return [...[...inputs, ...offeredVariables].map(item), env];
}
