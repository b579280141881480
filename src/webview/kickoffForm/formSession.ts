import type { Rejection } from '../../core/errors.ts';
import type { FormInput, FormTarget } from '../../core/form/input.ts';
import { type Problem, validate } from '../../core/form/validate.ts';
import type { FormView, LaunchState, Notice } from '../../protocol/kickoffForm.ts';
import { type FormStrings, problemText } from '../../protocol/strings.ts';

export type ReadyView = Extract<FormView, { readonly state: 'ready' }>;

/** A target as text, for maps and for attributes. */
export const targetKey = (target: FormTarget): string =>
  'id' in target ? `${target.part}:${target.id}` : target.part;

/** Every place of the form that has an input, in its order. */
function* targets({ workflow, overridesTaskLinks }: ReadyView): Generator<FormTarget> {
  yield { part: 'name' };
  for (const { id } of workflow.form.fields) yield { part: 'field', id };
  if (overridesTaskLinks) for (const { id } of workflow.tasks) yield { part: 'taskLink', id };
}

/** One form while it is filled in: the input, how its launch stands, and what is said about both. */
export class FormSession {
  readonly view: ReadyView;
  readonly #keys: readonly string[];
  #input: FormInput;
  #launch: LaunchState;
  /** Launch was pressed, and the host has not answered yet. */
  #asked = false;
  #problems: ReadonlyMap<string, Problem> = new Map();
  #rejections: ReadonlyMap<string, string> = new Map();
  /** Places whose input the browser holds back, such as half a date. */
  readonly #unfinished = new Set<string>();
  readonly #left = new Set<string>();
  #showsAll = false;

  constructor(view: ReadyView) {
    this.view = view;
    this.#keys = [...targets(view)].map(targetKey);
    this.#input = view.input;
    this.#launch = view.launch;
    this.#takeRejections();
    this.#validate();
  }

  get input(): FormInput {
    return this.#input;
  }

  get launch(): LaunchState {
    return this.#launch;
  }

  /** On its way to the service: the input is not to change, nor to be sent again. */
  get sending(): boolean {
    return this.#asked || this.#launch.phase === 'sending';
  }

  edit(target: FormTarget, input: FormInput): void {
    const key = targetKey(target);
    this.#input = input;
    this.#unfinished.delete(key);
    this.#rejections = new Map([...this.#rejections].filter(([other]) => other !== key));
    this.#validate();
  }

  /** From now on a problem there is shown. */
  leave(key: string, unfinished: boolean): void {
    this.#left.add(key);
    this.#note(key, unfinished);
  }

  /** Whether the input may be sent now; if problems keep it from that, all of them are shown. */
  askToLaunch(unfinished: readonly string[]): boolean {
    if (this.sending || !this.view.workflow.active) return false;
    for (const key of unfinished) this.#note(key, true);
    this.#asked = this.problemCount === 0;
    this.#showsAll = !this.#asked;
    return this.#asked;
  }

  answer(launch: LaunchState): void {
    this.#asked = false;
    this.#launch = launch;
    this.#takeRejections();
  }

  get problemCount(): number {
    return new Set([...this.#problems.keys(), ...this.#unfinished]).size;
  }

  /** The number of problems, once all of them are shown. */
  get shownProblemCount(): number {
    return this.#showsAll ? this.problemCount : 0;
  }

  /** What is said at one place of the form; undefined where nothing is. */
  messageAt(key: string, strings: FormStrings): string | undefined {
    const rejection = this.#rejections.get(key);
    if (rejection !== undefined) return rejection;
    if (!this.#showsAll && !this.#left.has(key)) return undefined;
    if (this.#unfinished.has(key)) return strings.problemNotDate;
    const problem = this.#problems.get(key);
    return problem && problemText(strings, problem);
  }

  /** The first place, from above, at which something is said. */
  firstMessage(strings: FormStrings): string | undefined {
    return this.#keys.find((key) => this.messageAt(key, strings) !== undefined);
  }

  /** What is said about the last launch; gone once everything it complained of has changed. */
  get notice(): Notice | undefined {
    if (this.sending) return undefined;
    if (this.#launch.phase === 'unknown') return this.#launch.notice;
    if (this.#launch.phase !== 'failed') return undefined;
    const { notice, rejections } = this.#launch;
    const settled = rejections.length > 0 && this.#rejections.size === 0;
    return settled && this.generalRejections.length === 0 ? undefined : notice;
  }

  /** What the service said about no place that this form has. */
  get generalRejections(): readonly string[] {
    return this.#launchRejections()
      .filter(({ target }) => !this.#keys.includes(targetKey(target)))
      .map(({ message }) => message);
  }

  #launchRejections(): readonly Rejection[] {
    return this.#launch.phase === 'failed' ? this.#launch.rejections : [];
  }

  #takeRejections(): void {
    const messages = new Map<string, string>();
    for (const { target, message } of this.#launchRejections()) {
      const key = targetKey(target);
      const before = messages.get(key);
      if (this.#keys.includes(key)) messages.set(key, before ? `${before} ${message}` : message);
    }
    this.#rejections = messages;
  }

  #validate(): void {
    const { workflow, rules } = this.view;
    const problems = validate(workflow, this.#input, rules);
    this.#problems = new Map(problems.map((problem) => [targetKey(problem.target), problem]));
  }

  #note(key: string, unfinished: boolean): void {
    if (unfinished) this.#unfinished.add(key);
    else this.#unfinished.delete(key);
  }
}
