/** The format that a launch file is written in. */
export type LaunchFileFormat = 'json' | 'yaml';

/** A text that YAML reads as this text where it stands without quotes, also between brackets. */
const plain = /^\p{L}(?:[\p{L}\p{N} _@./+-]*[\p{L}\p{N}_])?$/u;
/** Words that YAML, or an earlier version of it, reads as something else than a text. */
const special = /^(?:true|false|null|yes|no|on|off|y|n|nan|inf)$/i;

/** A text as it stands in a launch file, with the quotes that it needs there. */
export const writtenText = (text: string, format: LaunchFileFormat): string =>
  format === 'yaml' && plain.test(text) && !special.test(text) ? text : JSON.stringify(text);
