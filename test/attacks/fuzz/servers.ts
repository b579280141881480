import type { SandboxProcessOptions } from '../../support/sandboxProcess.ts';

/** The sandboxes that get requests: each dialect, and each generation of today's. */
export const servers: Readonly<
  Record<string, Pick<SandboxProcessOptions, 'dialect' | 'generation'>>
> = {
  documented: { dialect: 'documented' },
  'current, v4.2': { dialect: 'current', generation: 'v4.2' },
  'current, v5': { dialect: 'current', generation: 'v5' },
  'current, v6': { dialect: 'current', generation: 'v6' },
  'current, v7': { dialect: 'current', generation: 'v7' },
};
