import { type Document, isMap, isScalar } from 'yaml';
import type { LaunchPath } from '../../core/kickoff/writtenLaunch.ts';

/**
 * The path to a launch as YAML takes it: the library compares values, and the name `1.10` is a
 * number there.
 */
export function yamlPath(document: Document, path: LaunchPath): readonly unknown[] {
  const [first, name] = path;
  const launches = document.get(first, true);
  if (name === undefined || !isMap(launches)) return path;
  const key = launches.items
    .map((pair) => pair.key)
    .findLast((each) => isScalar(each) && each.source === name);
  return [first, key ?? name];
}
