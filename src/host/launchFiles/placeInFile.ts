import type { LaunchPath } from '../../core/kickoff/writtenLaunch.ts';
import type { Span } from './fileNode.ts';

/** A place at which somebody types, or which the pointer is on. */
export interface PlaceInFile {
  /** Where it is in the file. */
  readonly path: LaunchPath;
  readonly at: 'name' | 'value';
  /** What a completion replaces: the name or the value there, its quotes included. */
  readonly span: Span;
  /** What stands there before the cursor, without a quote. */
  readonly typed: string;
  /** The names, or the texts of the list, that stand beside it. */
  readonly siblings: readonly string[];
}
