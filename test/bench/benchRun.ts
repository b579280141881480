import os from 'node:os';
import process from 'node:process';
import type { Figure } from './figures.ts';

/** The figures about one subject. */
export interface FigureGroup {
  /** The name that `--only` takes. */
  readonly name: string;
  readonly title: string;
  readonly figures: readonly Figure[];
}

/** All that one run of the bench has measured, and where. */
export interface BenchRun {
  /** The day in UTC, as `2026-11-28`. */
  readonly measured: string;
  readonly machine: {
    readonly processor: string;
    readonly cores: number;
    /** In GB of 1024³ bytes. */
    readonly memory: number;
    readonly system: string;
    readonly node: string;
  };
  readonly groups: readonly FigureGroup[];
}

/** The run of these figures on this machine, now. */
export function benchRun(groups: readonly FigureGroup[]): BenchRun {
  const cpus = os.cpus();
  return {
    measured: new Date().toISOString().slice(0, 10),
    machine: {
      processor: cpus[0]?.model ?? 'unknown',
      cores: cpus.length,
      memory: Math.round(os.totalmem() / 1024 ** 3),
      system: `${os.type()} ${os.arch()}`,
      node: process.version,
    },
    groups,
  };
}

export const figuresOf = ({ groups }: BenchRun): readonly Figure[] =>
  groups.flatMap(({ figures }) => figures);
