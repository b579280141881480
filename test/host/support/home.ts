import process from 'node:process';
import { homeVariable } from '../run/suite.ts';

/** The folder of all data and logs of VS Code in both suites. */
export function homeFolder(): string {
  const home = process.env[homeVariable];
  if (home === undefined) throw new Error(`${homeVariable} is not set.`);
  return home;
}
