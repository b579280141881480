import { type TimeZone, machineZone, timeZone } from '../../../src/core/base/timeZone.ts';
import type { ClockView } from '../../../src/core/base/clockView.ts';

/** The zone with this name. @throws where the platform knows none. */
export function zoneNamed(name: string): TimeZone {
  const zone = timeZone(name);
  if (!zone) throw new Error(`There is no time zone ${name}.`);
  return zone;
}

/** A zone for each offset from UTC−12 to UTC+14; POSIX names them with the opposite sign. */
export const wholeHourZones: readonly TimeZone[] = Array.from({ length: 27 }, (_, index) =>
  zoneNamed(index === 12 ? 'UTC' : `Etc/GMT${index < 12 ? '+' : '-'}${Math.abs(index - 12)}`),
);

/**
 * Zones for tests of days and times: on both sides of the date line, between whole hours, and UTC.
 */
export const triedZones: readonly TimeZone[] = [
  'UTC',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
].map(zoneNamed);

/** Runs as on a machine in another time zone, which Node follows at once. */
export function onMachineIn<Value>(zone: string, run: () => Value): Value {
  const own = process.env.TZ;
  process.env.TZ = zone;
  try {
    return run();
  } finally {
    if (own === undefined) delete process.env.TZ;
    else process.env.TZ = own;
  }
}

/** The clock of the machine, without a note. */
export const machineClock: ClockView = { zone: machineZone(), note: undefined };
