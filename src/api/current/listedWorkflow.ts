import type { KickoffForm } from '../../core/form/field.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import { forgetParts } from './listedTemplate.ts';
import { toRow } from './map.ts';
import type { WireTemplate } from './schema.ts';

/** The name of the property with the template that a form is read from. */
const source = Symbol('template');

interface Unread {
  /** Gone once the form is read, so that only one of both stays in memory. */
  [source]: WireTemplate | undefined;
}

/** Makes workflows whose forms are read when somebody looks at them. */
export function listedWorkflow(
  formOf: (template: WireTemplate) => KickoffForm,
): (template: WireTemplate) => Workflow {
  // One getter for all: an own one for each would take more memory than the workflow.
  const form: PropertyDescriptor = {
    get(this: Unread) {
      const template = this[source];
      const value = template && formOf(template);
      // Of a copy, as it is kept on disk, nothing stays in memory.
      if (template) forgetParts(template);
      Object.defineProperty(this, 'form', { value, enumerable: true });
      this[source] = undefined;
      return value;
    },
    enumerable: true,
    configurable: true,
  };
  return (template) => {
    const workflow = toRow(template);
    Object.defineProperty(workflow, source, { value: template, writable: true });
    Object.defineProperty(workflow, 'form', form);
    return workflow as Workflow;
  };
}
