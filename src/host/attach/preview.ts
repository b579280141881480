import { env, l10n } from 'vscode';
import { visibleText } from '../../core/base/visibleText.ts';
import type { FilePreview } from '../../protocol/uploads.ts';

const mostLines = 12;
const longestLine = 200;
/** How much of a file is looked at, in bytes. */
const mostRead = 8192;

const units = ['byte', 'kilobyte', 'megabyte'] as const;

function sizeText(bytes: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return new Intl.NumberFormat(env.language, {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: 1,
  }).format(bytes / 1000 ** power);
}

/** What a person is shown of a file before it is sent. */
export function previewOf(content: Uint8Array, from: string): FilePreview {
  const head = content.subarray(0, mostRead);
  const about = { size: sizeText(content.length), from };
  if (head.includes(0)) return { ...about, lines: '', more: false };
  const lines = new TextDecoder().decode(head).split(/\r?\n/);
  const shown = lines.slice(0, mostLines).map((line) => visibleText(line.slice(0, longestLine)));
  const isCut = lines.length > mostLines || content.length > mostRead;
  return { ...about, lines: shown.join('\n'), more: isCut };
}

/** Says that a text differs from what is on disk. */
export const unsavedText = (from: string): string => l10n.t('{0}, with what is not saved', from);
