/**
 * Why a data file cannot be used: it is not ours, is from a later version, is damaged, or cannot be
 * reached.
 */
export type FileFault = 'foreign' | 'newer' | 'corrupt' | 'unavailable';

const explanations: Readonly<Record<FileFault, string>> = {
  foreign: 'is not a data file of the sandbox',
  newer: 'was written by a later version of the sandbox',
  corrupt: 'is damaged',
  unavailable: 'cannot be opened',
};

/** The data file cannot be used; it was left unchanged. */
export class SandboxFileError extends Error {
  override readonly name = 'SandboxFileError';
  readonly fault: FileFault;

  constructor(file: string, fault: FileFault, cause?: unknown) {
    const reason = cause instanceof Error ? ` (${cause.message})` : '';
    super(
      `The sandbox's data file ${file} ${explanations[fault]}${reason}. ` +
        'It was left untouched: name another file, or move this one away to start afresh.',
      { cause },
    );
    this.fault = fault;
  }
}
