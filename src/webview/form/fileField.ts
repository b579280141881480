import { type TemplateResult, html, nothing } from 'lit';
import { type FileLink, fileLinksIn, withoutFileLink } from '../../core/form/fileLinks.ts';
import type { Field } from '../../core/form/field.ts';
import type { FieldUpload, FilePreview, UploadMessage } from '../../protocol/uploads.ts';
import type { FileStrings } from '../../protocol/pageStrings.ts';
import type { FieldStrings } from '../../protocol/fieldStrings.ts';
import { format } from '../../core/base/format.ts';
import { textBoxClass } from '../page/keys.ts';
import { type Control, textControl } from './controls.ts';
import type { FormContext } from './formContext.ts';
import { describedBy, labelId } from './row.ts';

/** Tells the host what to do with a file that was chosen. */
type TellUpload = (message: Exclude<UploadMessage, { readonly type: 'attach' }>) => void;
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

/**
 * The button disappears, so the focus moves to the one to attach more, which stays; in a comment that
 * is edited, which takes no more files, to its text. The buttons of a comment stand below its row.
 */
const focusAttach = (event: Event): void => {
  const button = event.currentTarget as Element;
  const place = button.closest(`.${textBoxClass}`) ?? button.closest('.row');
  const find = (selector: string) => place?.querySelector<HTMLElement>(selector);
  (find('.attach') ?? find('vscode-textarea'))?.focus();
};

/** A file that has been uploaded, with a button to take it away again. */
export const uploadedFile = (
  { name }: Pick<FileLink, 'name'>,
  locked: boolean,
  strings: FileStrings,
  remove: () => void,
): TemplateResult => html`
  <li class="line">
    <span class="codicon codicon-file" aria-hidden="true"></span>
    <span class="name" dir="auto">${name}</span>
    ${iconButton('close', format(strings.removeFile, name), locked, (event) => {
      focusAttach(event);
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
  strings: FileStrings,
  tell: TellUpload,
): TemplateResult => html`
  <li class="line">
    <span class="codicon codicon-cloud-upload" aria-hidden="true"></span>
    <span class="name" dir="auto">${name}</span>
    ${bar(format(strings.uploading, name), sent)}
    ${iconButton('close', format(strings.cancelUpload, name), false, (event) => {
      focusAttach(event);
      tell({ type: 'dropUpload', id });
    })}
  </li>
`;

/** A file that a person has to look at before it is sent. */
const waiting = (
  { id, name }: FieldUpload,
  { size, from, lines, more }: FilePreview,
  strings: FileStrings,
  tell: TellUpload,
): TemplateResult => html`
  <li class="waiting">
    <p class="note" role="status">${strings.confirmNote}</p>
    <div class="line">
      <span class="codicon codicon-file" aria-hidden="true"></span>
      <span class="name" dir="auto">${name}</span>
      <span class="muted">${size} · <bdi>${from}</bdi></span>
    </div>
    ${
      lines === ''
        ? html`<p class="muted">${strings.notText}</p>`
        : html`<pre tabindex="0" role="region" aria-label=${format(strings.firstLines, name)}>
${lines}${more ? '\n…' : ''}</pre>`
    }
    <div class="buttons">
      <vscode-button
        icon="cloud-upload"
        @click=${(event: Event) => {
          focusAttach(event);
          tell({ type: 'confirmUpload', id });
        }}
        >${strings.confirmUpload}</vscode-button
      >
      <vscode-button
        secondary
        @click=${(event: Event) => {
          focusAttach(event);
          tell({ type: 'dropUpload', id });
        }}
        >${format(strings.dismissUpload, name)}</vscode-button
      >
    </div>
  </li>
`;

const failed = (
  { id, name, failure, canRetry }: FieldUpload,
  strings: FileStrings & Pick<FieldStrings, 'retry'>,
  tell: TellUpload,
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
        focusAttach(event);
        tell({ type: 'dropUpload', id });
      })}
    </div>
    <p class="failure" role="alert">${failure}</p>
  </li>
`;

/** A file that is not uploaded yet: it waits for a person, is on its way, or has failed. */
export function fileOnItsWay(
  upload: FieldUpload,
  strings: FileStrings & Pick<FieldStrings, 'retry'>,
  tell: TellUpload,
): TemplateResult {
  if (upload.failure !== undefined) return failed(upload, strings, tell);
  return upload.preview
    ? waiting(upload, upload.preview, strings, tell)
    : onItsWay(upload, strings, tell);
}

/** A typed link is not replaced by a file: it has to be removed first. */
const attachButton = (
  field: Field,
  { row, value, locked }: Control<string>,
  strings: FieldStrings,
  tell: Tell,
): TemplateResult => {
  const shut = locked || (value !== '' && fileLinksIn(value).length === 0);
  return html`<vscode-button
    secondary
    class="attach"
    icon="attach"
    aria-describedby=${[labelId(row), ...describedBy(row)].join(' ')}
    ?disabled=${shut}
    aria-disabled=${shut}
    @click=${() => {
      tell({ type: 'attach', field: field.id });
    }}
    >${strings.attach}</vscode-button
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
            ${uploads.map((upload) => fileOnItsWay(upload, strings, files))}
          </ul>`
    }
    <div class="file">
      ${uploaded.length === 0 ? link : nothing} ${attachButton(field, control, strings, files)}
    </div>
  `;
}
