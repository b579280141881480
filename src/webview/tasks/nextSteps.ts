import { type TemplateResult, html, nothing } from 'lit';
import type { CompletedTask } from '../../protocol/pageFrame.ts';
import type { TaskStrings } from '../../protocol/taskPage.ts';
import { sentence } from '../page/sentence.ts';

/** What a run is at after one of its tasks; nothing where that is unknown. */
export function nextSteps(
  { run, now }: Pick<CompletedTask, 'run' | 'now'>,
  strings: TaskStrings,
): unknown {
  if (now === undefined) return nothing;
  if (now.length === 0) return html`<p>${sentence(strings.runIsDone, run.name)}</p>`;
  return now.map(
    ({ name, who }): TemplateResult =>
      html`<p>
        ${
          who.length === 0
            ? sentence(strings.nextStepOfNobody, name)
            : sentence(strings.nextStep, name, who.join(', '))
        }
      </p>`,
  );
}
