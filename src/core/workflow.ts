import type { SumRules } from './form/sumRules.ts';
import type { Unreadable, UnreadableField } from './unreadable.ts';
import type { FieldId, PersonId, SelectionId, TaskId, WorkflowId } from './ids.ts';

/** Somebody of the account: may run a workflow, or is responsible for a task. */
export interface Person {
  readonly id: PersonId;
  readonly email: string;
  /** First and last name, or the e-mail address where the service has neither. */
  readonly name: string;
  /** Address of a picture. Never fetched by us: that would tell its host who looks. */
  readonly photo: string | undefined;
  /** As the service says it, such as `active`, `invited`, `inactive`. */
  readonly status: string;
}

/** One option of a radio, dropdown or checkbox field. */
export interface Selection {
  readonly id: SelectionId;
  readonly label: string;
}

/** The field types we have an input for; any other is `unknown` and filled in as text. */
export const fieldKinds = [
  'string',
  'text',
  'number',
  'date',
  'url',
  'radio',
  'dropdown',
  'checkbox',
  'user',
  'file',
  'unknown',
] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** One input of a kick-off form. */
export interface Field {
  readonly id: FieldId;
  readonly name: string;
  /** Plain text; may be empty. */
  readonly description: string;
  readonly kind: FieldKind;
  /** The type in the service's own word; tells an unknown kind apart. */
  readonly sourceType: string;
  readonly required: boolean;
  /** Empty for the kinds that offer no choice. */
  readonly selections: readonly Selection[];
  /** Whether there are more selections, which cannot be read. */
  readonly hasUnreadableSelections?: boolean | undefined;
  /** What the form starts with; the service itself never fills it in. */
  readonly startValue?: FieldValue | undefined;
  /** The moment of that day that the service holds, in its own words: left alone, it goes back so. */
  readonly startMoment?: string | undefined;
  /** The heading that the field stands under, with the fields before and after it that share it. */
  readonly section?: FormSection | undefined;
}

/** What a field holds while it is filled in: text, or the ids of the selections of a checkbox. */
export type FieldValue = string | readonly string[];

/** A group of fields that belong together. */
export interface FormSection {
  /** Tells it apart from others of its form, which may have the same title. */
  readonly id: string;
  readonly title: string;
  /** Plain text; may be empty. */
  readonly description: string;
}

/** The fields filled in to launch a workflow. */
export interface KickoffForm {
  /** Markdown; may be empty. */
  readonly description: string;
  /** No two with the same id. */
  readonly fields: readonly Field[];
  /** Sums that fields of sets have to make up. */
  readonly sums?: readonly SumRules[] | undefined;
  /** Fields that cannot be read. */
  readonly unreadable?: readonly UnreadableField[] | undefined;
}

/** A numbered step of a workflow. */
export interface Task {
  readonly id: TaskId;
  readonly name: string;
  /** Markdown; may be empty. */
  readonly description: string;
  /** Counts from 1. */
  readonly number: number;
  readonly responsible: readonly Person[];
  /** The page to work on, as the service has it: not checked to be a link. */
  readonly link: string | undefined;
  readonly completedByAll: boolean;
}

/** A definition that can be launched. What one of the service's answers leaves out is undefined. */
export interface Workflow {
  readonly id: WorkflowId;
  readonly name: string;
  /** Markdown; may be empty. */
  readonly description: string;
  /** An inactive workflow cannot be launched. */
  readonly active: boolean;
  readonly finalizable: boolean | undefined;
  readonly performersCount: number | undefined;
  readonly tasksCount: number | undefined;
  readonly mayRun: readonly Person[];
  /** The sites that its tasks use, as text: `trello.com`. */
  readonly sites: readonly string[];
  readonly form: KickoffForm;
  /** What the service makes a run's name from, with `{{…}}` for what it fills in. */
  readonly nameTemplate?: string | undefined;
}

/** A workflow with its tasks, in order. */
export interface WorkflowDetail extends Workflow {
  readonly tasks: readonly Task[];
  /** Whether its tasks are kept from whose key it is. */
  readonly hidesTasks?: boolean | undefined;
  /** Tasks that cannot be read. */
  readonly unreadableTasks?: readonly Unreadable[] | undefined;
}

/**
 * What is known from both answers about one workflow: the detail, completed by what only the list
 * tells (performers and sites, in the documented API).
 */
export function withListed(detail: WorkflowDetail, listed: Workflow | undefined): WorkflowDetail {
  if (!listed) return detail;
  return {
    ...detail,
    performersCount: detail.performersCount ?? listed.performersCount,
    tasksCount: detail.tasksCount ?? listed.tasksCount,
    finalizable: detail.finalizable ?? listed.finalizable,
    sites: detail.sites.length > 0 ? detail.sites : listed.sites,
  };
}
