import * as v from 'valibot';
import { fieldTypes, isChoice } from '../../model/forms.ts';
import { invalid } from '../../refusal.ts';

const text = v.nullish(v.string(), '');
const flag = v.optional(v.boolean(), false);
/** An id, which servers send as text and accept as text or number. */
const source = v.nullish(v.pipe(v.union([v.string(), v.number()]), v.transform(String)), '');
/** A text that is not blank and not too long. */
const name = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(200),
  v.check((value) => !value.includes('\0')),
);

const fieldSchema = v.object({
  type: v.picklist(fieldTypes),
  name,
  api_name: v.optional(name),
  description: text,
  is_required: flag,
  is_hidden: flag,
  default: text,
  order: v.optional(v.number(), 0),
  selections: v.nullish(v.array(v.object({ value: name })), []),
  dataset: v.nullish(v.number(), null),
});

const ruleSchema = v.object({
  api_name: v.optional(name),
  value: v.string(),
  fields: v.array(v.string()),
});

const fieldsetSchema = v.object({
  api_name: v.optional(name),
  name,
  title: text,
  description: text,
  order: v.optional(v.number(), 0),
  label_position: v.optional(v.picklist(['top', 'left']), 'top'),
  layout: v.optional(v.picklist(['vertical', 'horizontal']), 'vertical'),
  rules: v.nullish(v.array(ruleSchema), []),
  fields: v.nullish(v.array(fieldSchema), []),
});

const formSchema = v.object({
  fields: v.nullish(v.array(fieldSchema), []),
  fieldsets: v.nullish(v.array(fieldsetSchema), []),
});

const checklistSchema = v.object({
  api_name: v.optional(name),
  selections: v.array(v.object({ api_name: v.optional(name), value: name })),
});

const taskSchema = v.object({
  ...formSchema.entries,
  name,
  description: text,
  require_completion_by_all: flag,
  raw_performers: v.pipe(
    v.array(
      v.object({
        type: v.picklist(['user', 'group', 'field', 'workflow_starter']),
        source_id: source,
      }),
    ),
    v.minLength(1),
  ),
  checklists: v.nullish(v.array(checklistSchema), []),
});

const ownerSchema = v.object({
  type: v.picklist(['user', 'group']),
  source_id: source,
  role: v.optional(v.picklist(['owner', 'viewer', 'starter']), 'owner'),
});

const templateSchema = v.object({
  name: v.pipe(name, v.maxLength(120)),
  description: text,
  wf_name_template: v.nullish(v.string(), null),
  is_public: flag,
  finalizable: flag,
  owners: v.pipe(v.array(ownerSchema), v.minLength(1)),
  kickoff: v.nullish(formSchema, { fields: [], fieldsets: [] }),
  tasks: v.pipe(v.array(taskSchema), v.minLength(1)),
});

/** The body for an active template. */
export type TemplateBody = v.InferOutput<typeof templateSchema>;
export type FieldBody = v.InferOutput<typeof fieldSchema>;
export type FormBody = v.InferOutput<typeof formSchema>;
export type TaskBody = v.InferOutput<typeof taskSchema>;

/**
 * Reads the body of a template.
 * @throws {Refusal} that names the first part that is wrong.
 */
export function readTemplate(body: unknown): TemplateBody {
  const parsed = v.safeParse(templateSchema, body);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const [part] = issue.path ?? [];
    throw invalid(issue.message, {
      name: typeof part?.key === 'string' ? part.key : 'non_field_errors',
    });
  }
  for (const field of fieldsOf(parsed.output)) {
    const api_name = field.api_name ?? field.name;
    const optionless = field.selections.length === 0 && field.dataset === null;
    if (field.type === 'user' && !field.is_required) {
      throw invalid('A person has to be required.', { api_name });
    }
    if (isChoice(field) && optionless) {
      throw invalid('There is nothing to choose from.', { api_name });
    }
  }
  return parsed.output;
}

const fieldsOf = ({ kickoff, tasks }: TemplateBody): readonly FieldBody[] =>
  [kickoff, ...tasks].flatMap(({ fields, fieldsets }) => [
    ...fields,
    ...fieldsets.flatMap((set) => set.fields),
  ]);
