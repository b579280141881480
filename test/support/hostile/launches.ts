import { addressPart } from '../../../src/core/account/webAddresses.ts';
import type { Answers } from './service.ts';

interface Launchable {
  readonly id: string | number;
  readonly name: string;
}

/** A hostile service's answers to launches. */
interface LaunchAnswers {
  readonly refusal: { readonly status: number; readonly body: unknown };
  /** The body of the answer to an accepted launch; the text is the workflow's name. */
  readonly launched: (text: string) => unknown;
}

/** Refuses all launches, except the second one of each workflow and later ones. */
export function hostileLaunches(
  list: readonly Launchable[],
  { refusal, launched }: LaunchAnswers,
): (path: string) => ReturnType<Answers> {
  const refused = new Set<string>();
  return (path) => {
    const id = /^\/(?:workflows|templates)\/([^/]+)\/run$/.exec(path)?.[1];
    const found = list.find((each) => addressPart(String(each.id)) === id);
    if (found && refused.has(path)) return { status: 200, body: launched(found.name) };
    refused.add(path);
    return refusal;
  };
}
