import { folded } from '../base/folded.ts';
import { type Result, failure, success } from '../base/result.ts';

/** A task of a workflow or of a run, as a VS Code task names it. */
export interface NumberedTask {
  readonly number: number;
  readonly name: string;
}

/** Why no single task has a name. */
export type NamingFault =
  | { readonly code: 'unknownTask'; readonly name: string; readonly known: readonly string[] }
  /** Several tasks have the name; `numbers` are theirs. */
  | { readonly code: 'ambiguousTask'; readonly name: string; readonly numbers: readonly number[] };

/**
 * The task with a name or number. A name that is exact wins, then one that differs in case or
 * accents alone, then the number.
 */
export function taskNamed<Task extends NumberedTask>(
  tasks: readonly Task[],
  name: string,
): Result<Task, NamingFault> {
  const like = folded(name);
  const ways: readonly ((task: Task) => boolean)[] = [
    (task) => task.name === name,
    (task) => folded(task.name) === like,
    (task) => String(task.number) === name,
  ];
  for (const fits of ways) {
    const [first, ...others] = tasks.filter(fits);
    if (first && others.length === 0) return success(first);
    if (first) {
      const numbers = [first, ...others].map(({ number }) => number);
      return failure({ code: 'ambiguousTask', name, numbers });
    }
  }
  return failure({ code: 'unknownTask', name, known: tasks.map((task) => task.name) });
}
