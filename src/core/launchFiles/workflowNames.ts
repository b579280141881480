import { Matcher } from '../base/matcher.ts';
import type { Result } from '../base/result.ts';
import { NameIndex } from '../kickoff/nameIndex.ts';
import { workflowNamed } from '../kickoff/workflowNamed.ts';
import type { LaunchFault } from '../kickoff/writtenLaunch.ts';
import type { Workflow } from '../workflows/workflow.ts';

/** The workflows of a list, to be found by typing and written by name. */
export class WorkflowNames {
  readonly #workflows: readonly Workflow[];
  readonly #matcher: Matcher<Workflow>;
  readonly #index: NameIndex<Workflow>;
  readonly #named = new Map<string, Result<Workflow, LaunchFault>>();

  constructor(workflows: readonly Workflow[]) {
    this.#workflows = workflows;
    this.#index = new NameIndex(workflows);
    this.#matcher = new Matcher(workflows, ({ id, name }) => ({ names: [name, id] }));
  }

  /** Makes the names of many workflows ready step by step, so that `find` is quick. */
  *prepare(): Generator<undefined, void> {
    yield* this.#matcher.prepare();
    yield* this.#index.prepare();
  }

  /** The first workflows that fit what is typed, active ones before the others. */
  find(typed: string, limit: number): readonly Workflow[] {
    const found = this.#matcher.findLoosely(typed).map(({ item }) => item);
    const [active, others] = [found.filter(isActive), found.filter((one) => !isActive(one))];
    return [...active, ...others].slice(0, limit);
  }

  /** The workflow that a launch names, or why there is none to launch. */
  named(wanted: string | number): Result<Workflow, LaunchFault> {
    const name = String(wanted);
    const known = this.#named.get(name);
    if (known) return known;
    const found = workflowNamed(this.#workflows, wanted, this.#index);
    this.#named.set(name, found);
    return found;
  }

  /** What a launch file has for a workflow: its name, or its id where others have that name. */
  written(workflow: Workflow): string {
    return this.#index.written(workflow);
  }
}

const isActive = ({ active }: Workflow): boolean => active;
