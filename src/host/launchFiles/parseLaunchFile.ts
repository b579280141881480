import type { LaunchPath } from '../../core/kickoff/writtenLaunch.ts';
import {
  type FileNode,
  type FileProperty,
  type ReadFile,
  type Span,
  type SyntaxFault,
  propertyOf,
  spanAt,
  valueOf,
} from './fileNode.ts';
import type { PlaceInFile } from './placeInFile.ts';
import { placeInJson } from './placeInJson.ts';
import { placeInYaml } from './placeInYaml.ts';
import { readJson } from './readJson.ts';
import { readYaml } from './readYaml.ts';

/** The longest text that is read as a launch file, in characters. */
const longest = 1024 * 1024;
/** The most launches of a file. */
const mostLaunches = 1000;

/** One launch of a file. */
export interface FileLaunch {
  /** undefined where the file is a single launch. */
  readonly name: string | undefined;
  /** The launch as JSON has it; whether it is one is checked by `readWrittenLaunch`. */
  readonly value: unknown;
  /** The questions for `${input:…}`, as the file has them. */
  readonly inputs: unknown;
  /** The place of the launch, or of its name. */
  readonly span: Span;
  /** The place of a part of the launch; of the nearest part around it where it is not there. */
  spanOf(path: LaunchPath, at: 'name' | 'value'): Span;
}

/** A launch file as far as it can be read. */
export interface LaunchFile {
  readonly launches: readonly FileLaunch[];
  readonly syntax: readonly SyntaxFault[];
  /** The questions for `${input:…}`, as the file has them. */
  readonly inputs: unknown;
  /** Whether the launches have names. */
  readonly isNamed: boolean;
  /** The place at a character; undefined in a comment, or between values. */
  placeAt(offset: number): PlaceInFile | undefined;
}

/** Reads a launch file: one launch, or several by name. Never throws. */
export function parseLaunchFile(text: string, format: 'json' | 'yaml'): LaunchFile {
  if (text.length > longest) {
    const syntax = [{ offset: 0, length: 1, message: 'The file is longer than 1 MB' }];
    return { launches: [], syntax, inputs: undefined, isNamed: false, placeAt: () => undefined };
  }
  const { root, syntax } = read(text, format);
  const inputs = propertyOf(root, 'inputs');
  const several = propertyOf(root, 'launches');
  const questions = inputs && valueOf(inputs.value);
  const beyond =
    several?.value?.kind === 'object' ? several.value.properties[mostLaunches] : undefined;
  const tooMany = beyond
    ? [{ ...beyond.span, message: 'The file has more than 1,000 launches' }]
    : [];
  return {
    launches: several ? named(several.value, questions) : single(root, questions),
    syntax: [...syntax, ...tooMany],
    inputs: questions,
    isNamed: several !== undefined,
    placeAt: (offset) => placeIn(text, format, offset),
  };
}

/** A parser that gives up, as at a text that stands in itself too deeply, leaves nothing. */
function read(text: string, format: 'json' | 'yaml'): ReadFile {
  try {
    return format === 'json' ? readJson(text) : readYaml(text);
  } catch {
    return { root: undefined, syntax: [{ offset: 0, length: 1, message: 'Cannot be read' }] };
  }
}

/** As for reading: what is too deep for a parser has no places. */
function placeIn(text: string, format: 'json' | 'yaml', offset: number): PlaceInFile | undefined {
  try {
    return format === 'json' ? placeInJson(text, offset) : placeInYaml(text, offset);
  } catch {
    return undefined;
  }
}

const named = (all: FileNode | undefined, inputs: unknown): readonly FileLaunch[] =>
  all?.kind !== 'object'
    ? []
    : all.properties
        .slice(0, mostLaunches)
        .map(({ name, span, value }) => launchOf(value, name, span, inputs));

const single = (root: FileNode | undefined, inputs: unknown): readonly FileLaunch[] =>
  root ? [launchOf(root, undefined, root.span, inputs)] : [];

/** The questions of one of several launches: its own ones, before those of the file. */
function withOwn(own: FileProperty | undefined, ofFile: unknown): unknown {
  if (!own) return ofFile;
  const all: readonly unknown[] = [valueOf(own.value), ofFile];
  return all.flatMap((each): readonly unknown[] => (Array.isArray(each) ? each : []));
}

const launchOf = (
  node: FileNode | undefined,
  name: string | undefined,
  span: Span,
  inputs: unknown,
): FileLaunch => ({
  name,
  value: valueOf(node),
  inputs: name === undefined ? inputs : withOwn(propertyOf(node, 'inputs'), inputs),
  span,
  spanOf: (path, at) => nearestSpan(node, path, at) ?? span,
});

function nearestSpan(
  node: FileNode | undefined,
  path: LaunchPath,
  at: 'name' | 'value',
): Span | undefined {
  if (path.length === 0) return undefined;
  return spanAt(node, path, at) ?? nearestSpan(node, path.slice(0, -1), 'name');
}
