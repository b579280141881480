import { type TemplateResult, html } from 'lit';

/** A text with `{0}`, `{1}`… replaced by names, each in its own writing direction. */
export const sentence = (text: string, ...names: readonly string[]): readonly unknown[] =>
  text.split(/(\{\d+\})/).map((part): TemplateResult | string => {
    const [, index] = /^\{(\d+)\}$/.exec(part) ?? [];
    return index === undefined ? part : html`<bdi>${names[Number(index)] ?? part}</bdi>`;
  });
