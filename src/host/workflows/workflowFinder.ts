import { Matcher } from '../../core/base/matcher.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import { inBackground } from '../platform/inSlices.ts';
import { aboutWorkflow, shownAs } from './pickItem.ts';
import { nameOf } from '../service/names.ts';

/** A list of workflows, ready to be found in. */
export interface PreparedWorkflows {
  readonly matcher: Matcher<Workflow>;
  /** What more than one workflow is shown as, as far as this is known. */
  readonly shared: ReadonlySet<string>;
  /** Resolves once all of it is known. */
  readonly ready: Promise<unknown>;
}

/** Makes long lists of workflows ready to be found in: once for each list, beside other work. */
export class WorkflowFinder {
  readonly #prepared = new WeakMap<readonly Workflow[], PreparedWorkflows>();

  /** The workflows of a list, made ready as long as it is in use. */
  in(workflows: readonly Workflow[]): PreparedWorkflows {
    const known = this.#prepared.get(workflows);
    if (known) return known;
    const shared = new Set<string>();
    const made = {
      shared,
      matcher: new Matcher(workflows, (workflow) => ({
        names: [nameOf('workflow', workflow)],
        get about() {
          return aboutWorkflow(workflow, shared.has(shownAs(workflow)));
        },
      })),
    };
    const ready = inBackground(preparing(made.matcher, shared));
    const prepared = { ...made, ready };
    this.#prepared.set(workflows, prepared);
    return prepared;
  }
}

/** How many names are looked at in one step. */
const stepSize = 200;

/** Reads all names, and notes which of them more than one workflow has. */
function* preparing(matcher: Matcher<Workflow>, shared: Set<string>): Generator<undefined, void> {
  const once = new Set<string>();
  for (let at = 0; at < matcher.items.length; at++) {
    const name = matcher.namesOf(at);
    if (once.has(name)) shared.add(name);
    else once.add(name);
    if (at % stepSize === 0) yield;
  }
}
