import { type TemplateResult, html, nothing } from 'lit';
import { type FileLink, fileLinksIn, withoutFileLink } from '../../core/form/fileLinks.ts';
import type { Field } from '../../core/form/field.ts';
import type { FieldUpload } from '../../protocol/uploads.ts';
import type { FieldStrings } from '../../protocol/fieldStrings.ts';
import { format } from '../../core/base/format.ts';
import { type Control, textControl } from './controls.ts';
import type { FormContext } from './formContext.ts';
import { describedBy, labelId } from './row.ts';

type Tell = NonNullable<FormContext['files']>;

/** A small button with an icon; its label is for the tooltip and for screen readers. */
const iconButton = (
  icon: string,
  label: string,
  locked: boolean,
  press: (event: Event) => void,
): TemplateResult => html`
  <button
    type="button"
    class="icon codicon codicon-${icon}"
    title=${label}
    aria-label=${label}
    ?disabled=${locked}
    @click=${press}
  ></button>
`;

/** The button disappears, so the focus moves to the button to choose files, which stays. */
const focusChoose = (event: Event): void => {
  const field = (event.currentTarget as Element).closest('.row');
  field?.querySelector<HTMLElement>('.choose')?.focus();
};

const uploadedFile = (
  { name }: FileLink,
  locked: boolean,
  strings: FieldStrings,
  remove: () => void,
): TemplateResult => html`
  <li class="line">
    <span class="codicon codicon-file" aria-hidden="true"></span>
    <span class="name" dir="auto">${name}</span>
    ${iconButton('close', format(strings.removeFile, name), locked, (event) => {
      focusChoose(event);
      remove();
    })}
  </li>
`;

/** A progress bar, which moves to and fro until the progress is known. */
const bar = (label: string, sent: number | undefined): TemplateResult =>
  sent === undefined
    ? html`<span class="bar" role="progressbar" aria-label=${label}></span>`
    : html`<progress class="bar" max="1" .value=${sent} aria-label=${label}></progress>`;

const onItsWay = (
  { id, name, sent }: FieldUpload,
  strings: FieldStrings,
  tell: Tell,
): TemplateResult => html`
  <li class="line">
    <span class="codicon codicon-cloud-upload" aria-hidden="true"></span>
    <span class="name" dir="auto">${name}</span>
    ${bar(format(strings.uploading, name), sent)}
    ${iconButton('close', format(strings.cancelUpload, name), false, (event) => {
      focusChoose(event);
      tell({ type: 'dropUpload', id });
    })}
  </li>
`;

const failed = (
  { id, name, failure, canRetry }: FieldUpload,
  strings: FieldStrings,
  tell: Tell,
): TemplateResult => html`
  <li class="failed">
    <div class="line">
      <span class="codicon codicon-error" aria-hidden="true"></span>
      <span class="name" dir="auto">${name}</span>
      ${
        canRetry
          ? html`<button
              type="button"
              class="link"
              aria-label="${strings.retry}: ${name}"
              @click=${() => {
                tell({ type: 'retryUpload', id });
              }}
            >
              ${strings.retry}
            </button>`
          : nothing
      }
      ${iconButton('close', format(strings.dismissUpload, name), false, (event) => {
        focusChoose(event);
        tell({ type: 'dropUpload', id });
      })}
    </div>
    <p class="failure" role="alert">${failure}</p>
  </li>
`;

/** A typed link is not replaced by a file: it has to be removed first. */
const chooseButton = (
  field: Field,
  { row, value, locked }: Control<string>,
  strings: FieldStrings,
  tell: Tell,
): TemplateResult => {
  const shut = locked || (value !== '' && fileLinksIn(value).length === 0);
  return html`<vscode-button
    secondary
    class="choose"
    icon="folder-opened"
    aria-describedby=${[labelId(row), ...describedBy(row)].join(' ')}
    ?disabled=${shut}
    aria-disabled=${shut}
    @click=${() => {
      tell({ type: 'chooseFiles', field: field.id });
    }}
    >${strings.chooseFile}</vscode-button
  >`;
};

/** The files that were or are being uploaded, and an input for a link while there are none. */
export function fileControl(
  field: Field,
  control: Control<string>,
  { strings, session, files }: FormContext,
): TemplateResult {
  const link = textControl(control, { inputMode: 'url' });
  if (!files) return link;
  const { value, locked, edit } = control;
  const uploaded = fileLinksIn(value);
  const uploads = session.uploads.filter((upload) => upload.field === field.id);
  return html`
    ${
      uploaded.length + uploads.length === 0
        ? nothing
        : html`<ul class="files" aria-labelledby=${labelId(control.row)}>
            ${uploaded.map((file, index) =>
              uploadedFile(file, locked, strings, () => {
                edit(withoutFileLink(value, index));
              }),
            )}
            ${uploads.map((upload) =>
              upload.failure === undefined
                ? onItsWay(upload, strings, files)
                : failed(upload, strings, files),
            )}
          </ul>`
    }
    <div class="file">
      ${uploaded.length === 0 ? link : nothing} ${chooseButton(field, control, strings, files)}
    </div>
  `;
}
