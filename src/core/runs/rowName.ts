import type { Run } from './run.ts';

/** The forms in which the service writes a time: the day first or the month, 12 hours or 24. */
const writtenTime =
  /^(?:(?<month>[A-Z][a-z]+) (?<day>\d{1,2})|(?<day2>\d{1,2}) (?<month2>[A-Z][a-z]+)), (?<year>\d{4}), (?<hour>\d{1,2}):(?<minute>\d{2})(?<half>AM|PM)?/;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const minuteMs = 60_000;
/** All zones are ahead of UTC by a multiple of these minutes, within these bounds. */
const zoneStep = 15;
const leastAhead = -12 * 60;
const mostAhead = 14 * 60;

interface WrittenTime {
  /** The minutes since 1970 that the text shows, as if its zone were UTC. */
  readonly minutes: number;
  /** The text after it. */
  readonly rest: string;
}

/**
 * The name of a run without the time of its launch, where the service has put that in front. It
 * does so for a run without a name, and where the workflow’s template for names begins with it. A
 * time that a person has typed stays.
 * @param template of the workflow’s runs; undefined where it is unknown.
 */
export function rowName(
  { name, startedAt, workflow }: Pick<Run, 'name' | 'startedAt' | 'workflow'>,
  template: string | undefined,
): string {
  const time = timeIn(name);
  if (!time || startedAt === undefined || !isTimeOf(time, startedAt)) return name;
  const short = time.rest.replace(/^[\s\p{P}]+/u, '');
  if (short === '') return name;
  const isMade =
    (time.rest.startsWith(' — ') && isBeginning(short, workflow?.name)) ||
    /^\s*\{\{\s*date\s*\}\}/.test(template ?? '');
  return isMade ? short : name;
}

/** Whether it is the workflow’s name, which the service may have cut. */
const isBeginning = (text: string, name = ''): boolean =>
  text === name || (text.endsWith('…') && name.startsWith(text.slice(0, -1)));

function timeIn(name: string): WrittenTime | undefined {
  const found = writtenTime.exec(name);
  const part = (key: string): string => found?.groups?.[key] ?? '';
  const month = months.indexOf((part('month') + part('month2')).slice(0, 3).toLowerCase());
  if (!found || month === -1) return undefined;
  const hour = Number(part('hour'));
  const half = part('half');
  const ofDay = half === '' ? hour : (hour % 12) + (half === 'PM' ? 12 : 0);
  const day = Number(part('day') + part('day2'));
  const at = Date.UTC(Number(part('year')), month, day, ofDay, Number(part('minute')));
  return { minutes: at / minuteMs, rest: name.slice(found[0].length) };
}

/**
 * Whether a text shows this time, by the clock of any zone: the person who launched the run may be
 * in another one. The name is made a moment before the run.
 */
function isTimeOf({ minutes }: WrittenTime, startedAt: number): boolean {
  const ahead = minutes - Math.floor(startedAt / minuteMs);
  const beside = ((ahead % zoneStep) + zoneStep) % zoneStep;
  return ahead >= leastAhead - 1 && ahead <= mostAhead && [0, zoneStep - 1].includes(beside);
}
