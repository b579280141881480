import { addressPart } from '../../../src/core/account/webAddresses.ts';
import type { Answers } from './service.ts';

interface Launchable {
  readonly id: string | number;
  readonly name: string;
}

/** What a hostile service makes of a launch. */
interface LaunchAnswers {
  readonly refusal: { readonly status: number; readonly body: unknown };
  /** The body of the answer to one that it takes; the text is the name of what is launched. */
  readonly launched: (text: string) => unknown;
}

/** Refuses whatever is sent to it, except the second launch of a workflow and those after it. */
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
