import { type LogOutputChannel, l10n } from 'vscode';
import { type FormInput, isSameInput } from '../../core/form/input.ts';
import { withoutLinkMark } from '../../core/form/linkMarks.ts';
import type { Preset } from '../../core/kickoff/preset.ts';
import { type QuickStep, stepAt, stepsToAsk, withStep } from '../../core/kickoff/quickSteps.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import type { LaunchState } from '../../protocol/kickoffPage.ts';
import { AccountUse, type ClosesPick } from '../account/accountUse.ts';
import { detach } from '../platform/log.ts';
import { isRefused } from './formLaunches.ts';
import { isInUse } from './launcher.ts';
import { saysUnderWay } from './openFilledForm.ts';
import { type Begun, type QuickBeginParts, chooseBeginning, fillDraft } from './quickBegin.ts';
import { problemsOf, stepProblemText } from './quickContext.ts';
import { QuickDraft, type QuickDraftParts } from './quickDraft.ts';
import {
  type QuickForm,
  type QuickFormParts,
  loadQuickForm,
  reloadedQuickForm,
} from './quickForm.ts';
import { type Reviewed, type ReviewWish, askForMore, review } from './quickReview.ts';
import {
  type QuickSendParts,
  maySend,
  refusalOf,
  sendQuick,
  showStarted,
  showUnknown,
} from './quickSend.ts';
import { askStep, frameOf } from './quickStep.ts';
import { showLaunchEnd } from './showLaunchEnd.ts';

/** The parts that Quick Launch works with. */
export interface QuickParts
  extends QuickFormParts, QuickDraftParts, QuickBeginParts, QuickSendParts {
  /** Saves a launch under a name; left out where that is not possible. */
  readonly saveLaunch?: ((quick: QuickForm, input: FormInput) => Promise<void>) | undefined;
  readonly log: LogOutputChannel;
}

/**
 * Asks for everything that a workflow is launched with, step by step, shows it, and launches.
 * @param preset to begin with; left out, the person is asked.
 */
export async function quickLaunch(
  parts: QuickParts,
  workflow: Pick<Workflow, 'id' | 'name' | 'active'>,
  preset?: Preset,
): Promise<void> {
  const use = new AccountUse(parts);
  try {
    await launchInUse(parts, use.closes, workflow, preset);
  } finally {
    use.dispose();
  }
}

async function launchInUse(
  parts: QuickParts,
  closes: ClosesPick,
  workflow: Pick<Workflow, 'id' | 'name' | 'active'>,
  preset?: Preset,
): Promise<void> {
  const quick = await loadQuickForm(parts, workflow);
  if (!quick) return;
  const draft = new QuickDraft(parts, quick.account.id, quick.workflow.id);
  if (await draft.isBeingSent()) {
    await saysUnderWay(quick.workflow.name);
    return;
  }
  const begun = preset
    ? await fillDraft(parts, quick, draft, preset)
    : await chooseBeginning(parts, quick, draft, closes);
  if (begun) await new QuickLaunch(parts, quick, draft, { ...begun, closes }).run();
  await draft.flush();
}

/** What comes next; `left` once the person has given up, or the launch has ended. */
type Next = 'stay' | 'back' | 'left';

/** One launch that is put together step by step. */
class QuickLaunch {
  readonly #parts: QuickParts;
  readonly #draft: QuickDraft;
  #quick: QuickForm;
  readonly #closes: ClosesPick;
  #remarks: readonly string[];

  constructor(
    parts: QuickParts,
    quick: QuickForm,
    draft: QuickDraft,
    { remarks, closes }: Begun & { readonly closes: ClosesPick },
  ) {
    this.#parts = parts;
    this.#quick = quick;
    this.#draft = draft;
    this.#closes = closes;
    this.#remarks = remarks;
  }

  async run(): Promise<void> {
    const input = await this.#input();
    const asked = stepsToAsk(this.#quick.form, input, problemsOf(this.#quick, input));
    const of = asked.length + 1;
    let index = 0;
    for (;;) {
      const step = asked[index];
      const place = { step: index + 1, of };
      const next = step
        ? await this.#ask(step, { place, canGoBack: index > 0 })
        : await this.#review(of > 1 ? place : undefined);
      if (next === 'left') return;
      if (next === 'back') index = Math.max(0, index - 1);
      else if (step) index += 1;
    }
  }

  #input(): Promise<FormInput> {
    return this.#draft.input(this.#quick.form.fields);
  }

  /** Asks for one step, and keeps what was entered, however it ended. */
  async #ask(
    step: QuickStep,
    { place, canGoBack }: { readonly place?: { step: number; of: number }; canGoBack: boolean },
    said?: string,
  ): Promise<Next> {
    const { zones, log } = this.#parts;
    const before = await this.#input();
    const frame = frameOf(this.#quick, step, { place, canGoBack, closes: this.#closes });
    const context = { quick: this.#quick, input: before, frame, said, clock: zones.now, log };
    const { end, input } = await askStep(context, step);
    if (input !== before) await this.#keep(step, input, before);
    return end === 'answer' ? 'stay' : end;
  }

  /** Keeps what was entered for a step, and all that was typed into the open form meanwhile. */
  async #keep(step: QuickStep, input: FormInput, before: FormInput): Promise<void> {
    const now = await this.#input();
    const merged = isSameInput(now, before)
      ? input
      : withoutLinkMark(withStep(this.#quick.form, now, { from: input, step }), step);
    await this.#draft.set(merged);
  }

  async #review(place: { step: number; of: number } | undefined): Promise<Next> {
    const reviewed = await this.#reviewed();
    const asked = await review(reviewed, { place, closes: this.#closes });
    if (asked.end !== 'answer') return asked.end;
    return this.#act(asked.value, reviewed.input);
  }

  async #reviewed(): Promise<Reviewed> {
    const { zones } = this.#parts;
    const input = await this.#input();
    const canSave = this.#parts.saveLaunch !== undefined;
    return { quick: this.#quick, input, remarks: this.#remarks, clock: zones.now, canSave };
  }

  /** @param shown the input that the person has seen. */
  async #act(wish: ReviewWish, shown: FormInput): Promise<Next> {
    switch (wish.do) {
      case 'step':
        return this.#visit(wish.step);
      case 'more':
        return this.#more();
      case 'openForm':
        await this.#openForm();
        return 'left';
      case 'save':
        return this.#save();
      case 'launch':
        return this.#launch(shown);
    }
  }

  /** Asks for one step out of turn, and comes back from it. */
  async #visit(step: QuickStep, said?: string): Promise<Next> {
    const next = await this.#ask(step, { canGoBack: true }, said);
    return next === 'left' ? 'left' : 'stay';
  }

  async #more(): Promise<Next> {
    for (;;) {
      const asked = await askForMore(await this.#reviewed(), this.#closes);
      if (asked.end !== 'answer') return asked.end === 'back' ? 'stay' : 'left';
      if (asked.value === 'done') return 'stay';
      if ((await this.#visit(asked.value)) === 'left') return 'left';
    }
  }

  async #openForm(): Promise<void> {
    await this.#draft.flush();
    const { account, workflow } = this.#quick;
    const target = { accountId: account.id, workflowId: workflow.id };
    this.#parts.kickoffPages.show(target, workflow.name);
  }

  async #save(): Promise<Next> {
    await this.#parts.saveLaunch?.(this.#quick, await this.#input());
    return 'stay';
  }

  /** What keeps the launch from being sent is asked for first. */
  async #launch(input: FormInput): Promise<Next> {
    const [problem] = problemsOf(this.#quick, input);
    const wrong = problem && stepAt(this.#quick.form, problem.target);
    if (problem && wrong) return this.#visit(wrong, stepProblemText(this.#quick, problem));
    const { name } = this.#quick.workflow;
    if (await this.#draft.isBeingSent()) {
      await saysUnderWay(name);
      return 'stay';
    }
    if (!(await maySend(this.#quick, this.#parts))) return 'stay';
    // The open form may have been launched, or typed into, since this was shown.
    if (!isSameInput(await this.#input(), input)) {
      this.#remarks = [l10n.t('The form has changed since you saw this. Check it again.')];
      return 'stay';
    }
    this.#remarks = [];
    // The draft has to be as old as the launch, so that a crash does not offer it again.
    const sent = await this.#draft.beforeSending(input);
    const end = await sendQuick(this.#quick, input, this.#parts);
    switch (end.phase) {
      case 'launched':
        await this.#draft.clear(sent);
        this.#tell(showStarted(this.#quick, end, this.#parts));
        return 'left';
      case 'unknown':
        this.#tell(showUnknown(this.#quick, end.notice, this.#parts));
        return 'left';
      case 'failed':
        return this.#refused(end);
      case 'idle':
      case 'sending':
        return 'stay';
    }
  }

  /** Leads back to the step that the service has refused; what was entered stays. */
  async #refused(end: Extract<LaunchState, { readonly phase: 'failed' }>): Promise<Next> {
    if (!(await isInUse(this.#parts, this.#quick.api))) {
      this.#tell(showLaunchEnd(this.#quick.workflow.name, end));
      return 'left';
    }
    if (isRefused(end)) this.#quick = await reloadedQuickForm(this.#parts, this.#quick);
    const { at, remarks } = refusalOf(this.#quick, end);
    this.#remarks = remarks;
    return at ? this.#visit(at.step, at.message) : 'stay';
  }

  /** Shows how the launch has ended; nothing waits for an answer. */
  #tell(telling: Promise<void>): void {
    detach(this.#parts.log, 'Telling how a launch has ended', telling);
  }
}
