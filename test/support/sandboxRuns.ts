import { type StoredRun, readRuns } from '../../src/sandbox/store/runs/runs.ts';

/** All runs in a sandbox's data file, oldest first; even while a sandbox is using it. */
export const storedRuns = (file: string): readonly StoredRun[] => readRuns(file);

/**
 * One run in a sandbox's data file.
 * @throws if there is none with this id.
 */
export function storedRun(file: string, id: number | string): StoredRun {
  const run = readRuns(file).find((each) => String(each.id) === String(id));
  if (!run) throw new Error(`No run ${id} is stored in ${file}.`);
  return run;
}
