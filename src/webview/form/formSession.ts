import type { Assignee } from '../../core/account/assignee.ts';
import type { Field } from '../../core/form/field.ts';
import type { Rejection } from '../../core/base/errors.ts';
import { type FillableForm, targetsOf } from '../../core/form/fillableForm.ts';
import { type FormTarget, targetKey } from '../../core/base/formTarget.ts';
import type { FormInput } from '../../core/form/input.ts';
import { fieldBlocks } from '../../core/form/sections.ts';
import { type FormRules, type Problem, validate } from '../../core/form/validate.ts';
import type { FieldUpload } from '../../protocol/uploads.ts';
import type { Notice } from '../../protocol/notice.ts';
import { type FieldStrings, problemText } from '../../protocol/fieldStrings.ts';
import type { SubmitState } from '../../protocol/submitState.ts';

/** The values that a form starts with when it is shown. */
export interface FormSetup {
  readonly form: FillableForm;
  readonly rules: FormRules;
  readonly input: FormInput;
  readonly state: SubmitState;
  readonly uploads?: readonly FieldUpload[] | undefined;
  /** Whether the form can be submitted once it is filled in. */
  readonly open: boolean;
}

/**
 * One form while it is filled in: its input, the progress of sending it, and the messages about
 * both.
 */
export class FormSession {
  /** Whether the form can be submitted once it is filled in. */
  readonly open: boolean;
  #form: FillableForm;
  #uploads: readonly FieldUpload[];
  readonly rules: FormRules;
  readonly #keys: readonly string[];
  #input: FormInput;
  #state: SubmitState;
  /**
   * The notice about a form that was being sent when the host stopped answering; undefined while
   * the host answers.
   */
  cutOff: Notice | undefined;
  /** Whether the button was pressed and the host has not answered yet. */
  #asked = false;
  #problems: ReadonlyMap<string, Problem> = new Map();
  #rejections: ReadonlyMap<string, string> = new Map();
  /** The keys of fields whose input the browser holds back, such as half a date. */
  readonly #unfinished = new Set<string>();
  readonly #left = new Set<string>();
  #showsAll = false;

  constructor({ form, rules, input, state, open, uploads = [] }: FormSetup) {
    this.#form = form;
    this.#uploads = uploads;
    this.open = open;
    this.rules = rules;
    this.#keys = [...targetsOf(form)].map(targetKey);
    this.#input = input;
    this.#state = state;
    this.#takeRejections();
    this.#validate();
  }

  get form(): FillableForm {
    return this.#form;
  }

  /** The files on their way into the fields, and those that failed. */
  get uploads(): readonly FieldUpload[] {
    return this.#uploads;
  }

  set uploads(uploads: readonly FieldUpload[]) {
    this.#uploads = uploads;
  }

  get input(): FormInput {
    return this.#input;
  }

  /** The progress of sending. If the host stops answering meanwhile, the outcome is unknown. */
  get state(): SubmitState {
    if (!this.cutOff || !this.#underWay) return this.#state;
    return { phase: 'unknown', notice: this.cutOff };
  }

  /** Whether the form is being sent: its input can then neither be changed nor sent again. */
  get sending(): boolean {
    return this.#underWay && this.cutOff === undefined;
  }

  get #underWay(): boolean {
    return this.#asked || this.#state.phase === 'sending';
  }

  /** Sets the people and groups that can be chosen for a field of kind `user` from now on. */
  setAssignees(assignees: readonly Assignee[]): void {
    this.#form = { ...this.#form, assignees };
    this.#validate();
  }

  edit(target: FormTarget, input: FormInput): void {
    const key = targetKey(target);
    this.#input = input;
    this.#unfinished.delete(key);
    this.#rejections = new Map([...this.#rejections].filter(([other]) => other !== key));
    this.#validate();
  }

  /** Marks a field as left: from now on, its problem is shown. */
  leave(key: string, unfinished: boolean): void {
    this.#left.add(key);
    const set = this.#setEndingAt(key);
    if (set !== undefined) this.#left.add(set);
    this.#note(key, unfinished);
  }

  /** Whether the input may be sent now; if problems prevent it, all of them are shown. */
  askToSubmit(unfinished: readonly string[]): boolean {
    if (this.#underWay || !this.open) return false;
    for (const key of unfinished) this.#note(key, true);
    this.#asked = this.problemCount === 0;
    this.#showsAll = !this.#asked;
    return this.#asked;
  }

  answer(state: SubmitState): void {
    this.#asked = false;
    this.#state = state;
    this.#takeRejections();
  }

  get problemCount(): number {
    return new Set([...this.#problems.keys(), ...this.#unfinished, ...this.#uploading]).size;
  }

  /** The number of problems, once all of them are shown. */
  get shownProblemCount(): number {
    return this.#showsAll ? this.problemCount : 0;
  }

  /** The message at one place of the form; undefined if there is none. */
  messageAt(key: string, strings: FieldStrings): string | undefined {
    const rejection = this.#rejections.get(key);
    if (rejection !== undefined) return rejection;
    if (!this.#showsAll && !this.#left.has(key)) return undefined;
    if (this.#unfinished.has(key)) return this.#unfinishedText(key, strings);
    if (this.#uploading.includes(key)) return this.#showsAll ? strings.problemUploading : undefined;
    const problem = this.#problems.get(key);
    return problem && (this.#lackText(problem, strings) ?? problemText(strings, problem));
  }

  /** The first message of the form, from the top. */
  firstMessage(strings: FieldStrings): string | undefined {
    return this.#keys.find((key) => this.messageAt(key, strings) !== undefined);
  }

  /** The first field of the form that has to be filled in and is empty; else the first field. */
  get firstToFill(): string | undefined {
    const isEmpty = ({ id }: Field): boolean =>
      this.#problems.get(targetKey({ part: 'field', id }))?.code === 'required';
    const { fields } = this.#form;
    const field = fields.find((one) => one.required && isEmpty(one)) ?? fields[0];
    return field && targetKey({ part: 'field', id: field.id });
  }

  /** The notice about the last sending, until everything that it names has changed. */
  get notice(): Notice | undefined {
    if (this.sending) return undefined;
    const { state } = this;
    if (state.phase === 'unknown') return state.notice;
    if (state.phase !== 'failed') return undefined;
    const { notice, rejections } = state;
    const settled = rejections.length > 0 && this.#rejections.size === 0;
    return settled && this.generalRejections.length === 0 ? undefined : notice;
  }

  /** The service's messages that belong to no place of this form. */
  get generalRejections(): readonly string[] {
    return this.#allRejections()
      .filter(({ target }) => !this.#keys.includes(targetKey(target)))
      .map(({ message }) => message);
  }

  /** The keys of fields whose files are on their way. */
  get #uploading(): readonly string[] {
    const sending = this.#uploads.filter(({ failure }) => failure === undefined);
    return sending.map(({ field }) => targetKey({ part: 'field', id: field }));
  }

  #allRejections(): readonly Rejection[] {
    const { state } = this;
    return state.phase === 'failed' ? state.rejections : [];
  }

  #takeRejections(): void {
    const messages = new Map<string, string>();
    for (const { target, message } of this.#allRejections()) {
      const key = targetKey(target);
      const before = messages.get(key);
      if (this.#keys.includes(key)) messages.set(key, before ? `${before} ${message}` : message);
    }
    this.#rejections = messages;
  }

  #validate(): void {
    const problems = validate(this.#form, this.#input, this.rules);
    this.#problems = new Map(problems.map((problem) => [targetKey(problem.target), problem]));
  }

  /** The key of the set that ends with the field of this key. */
  #setEndingAt(key: string): string | undefined {
    for (const { section, fields } of fieldBlocks(this.#form.fields)) {
      const last = fields.at(-1);
      if (!section || !last || targetKey({ part: 'field', id: last.id }) !== key) continue;
      return targetKey({ part: 'set', id: section.id });
    }
    return undefined;
  }

  /** What to do with a field of options that has to be filled in; undefined for other problems. */
  #lackText({ code, target }: Problem, strings: FieldStrings): string | undefined {
    if (code !== 'required' || target.part !== 'field') return undefined;
    const kind = this.#form.fields.find(({ id }) => id === target.id)?.kind;
    if (kind === 'checkbox') return strings.problemChooseSome;
    return kind === 'radio' || kind === 'dropdown' ? strings.problemChooseOne : undefined;
  }

  #unfinishedText(key: string, strings: FieldStrings): string {
    const isChoice = this.#form.fields.some(
      ({ id, kind }) => kind === 'dropdown' && targetKey({ part: 'field', id }) === key,
    );
    return isChoice ? strings.problemNotSelection : strings.problemNotDate;
  }

  #note(key: string, unfinished: boolean): void {
    if (unfinished) this.#unfinished.add(key);
    else this.#unfinished.delete(key);
  }
}
