import { Disposable, type Event, EventEmitter } from 'vscode';
import type { Assignee } from '../../core/account/assignee.ts';
import type { ServiceError } from '../../core/base/errors.ts';
import type { WorkflowId } from '../../core/base/ids.ts';
import { type Result, failure, success } from '../../core/base/result.ts';
import { asksForPeople } from '../../core/form/fillableForm.ts';
import { kickoffFormOf } from '../../core/kickoff/kickoffForm.ts';
import type { KnownForm } from '../../core/launchFiles/launchProblems.ts';
import { WorkflowNames } from '../../core/launchFiles/workflowNames.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import type { Abilities } from '../account/abilities.ts';
import type { Sessions, SignedIn } from '../account/session.ts';
import type { People } from '../account/people.ts';
import type { PersonClock } from '../account/zones.ts';
import { suggestedPeople } from '../kickoff/suggestedPeople.ts';
import { readingNow } from '../kickoff/resolveSource.ts';
import { inBackground } from '../platform/inSlices.ts';
import { errorText } from '../service/errorText.ts';
import type { WorkflowStore } from '../workflows/workflowStore.ts';

/** The parts that read what the account has. */
export interface FactParts {
  readonly sessions: Pick<Sessions, 'current' | 'onDidChange'>;
  readonly workflows: WorkflowStore;
  readonly abilities: Pick<Abilities, 'ask'>;
  readonly people: People;
  readonly zones: Pick<PersonClock, 'now'>;
}

/** The account as it is known while a launch file is written. */
export type KnownAccount =
  | { readonly state: 'signedOut' }
  /** `message` says why it cannot be read. */
  | { readonly state: 'unavailable'; readonly message: string }
  | {
      readonly state: 'known';
      readonly session: SignedIn;
      readonly workflows: readonly Workflow[];
      readonly names: WorkflowNames;
    };

/** A form, and the people to offer for it. */
export interface OfferedForm extends KnownForm {
  readonly people: readonly Assignee[];
}

/**
 * What the account in use has, for the help in launch files. It only reads, and what was read is
 * kept until a refresh: the list of workflows once, each workflow once, the people once.
 */
export class AccountFacts implements Disposable {
  readonly #parts: FactParts;
  readonly #changed = new EventEmitter<void>();
  readonly #subscriptions: Disposable;
  #names:
    | {
        readonly of: readonly Workflow[];
        readonly names: WorkflowNames;
        readonly ready: Promise<unknown>;
      }
    | undefined;

  /** Fires when another account is in use, or when something of it may be another. */
  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(parts: FactParts) {
    this.#parts = parts;
    const changed = (): void => {
      this.#changed.fire();
    };
    this.#subscriptions = Disposable.from(
      parts.sessions.onDidChange(changed),
      parts.workflows.onDidChange(changed),
    );
  }

  /** The account in use with its workflows. */
  async read(): Promise<KnownAccount> {
    const { sessions, workflows } = this.#parts;
    const session = await sessions.current();
    if (session.state === 'signedOut') return { state: 'signedOut' };
    if (session.state === 'unavailable') return { state: 'unavailable', message: session.message };
    const list = await workflows.list();
    if (!list.ok) return { state: 'unavailable', message: errorText(list.error) };
    return {
      state: 'known',
      session,
      workflows: list.value,
      names: await this.#namesOf(list.value),
    };
  }

  /** The form of a workflow of the account. */
  async form(session: SignedIn, id: WorkflowId): Promise<Result<OfferedForm, ServiceError>> {
    const detail = await this.#parts.workflows.detail(id);
    if (!detail.ok) return detail;
    const able = await this.#parts.abilities.ask();
    if (able?.session !== session) return failure({ kind: 'cancelled' });
    const { value: workflow } = detail;
    const asks = able.can.listsAssignees && asksForPeople(workflow.form.fields);
    const assignees = asks ? await this.#parts.people.of(session.api) : undefined;
    return success({
      workflow,
      form: kickoffFormOf(workflow, able.can, assignees),
      rules: able.can.rules,
      reading: readingNow(this.#parts),
      people: assignees ?? suggestedPeople(workflow),
    });
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  async #namesOf(workflows: readonly Workflow[]): Promise<WorkflowNames> {
    if (this.#names?.of !== workflows) {
      const names = new WorkflowNames(workflows);
      const ready = inBackground(names.prepare());
      this.#names = { of: workflows, names, ready };
    }
    const { names, ready } = this.#names;
    await ready;
    return names;
  }
}
