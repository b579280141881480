import type { Group } from '../model/people.ts';
import { aiko, everyone, henrik, jonas, maya, priya, samuel, tomas } from './people.ts';

export const engineering: Group = {
  id: 1,
  name: 'Engineering',
  members: [maya.id, tomas.id, priya.id],
  personal: false,
};

export const customerCare: Group = {
  id: 2,
  name: 'Customer care',
  members: [aiko.id, samuel.id],
  personal: false,
};

export const wholeCompany: Group = {
  id: 3,
  name: 'Everybody at Blue Harbor',
  members: everyone.map(({ id }) => id),
  personal: false,
};

/** All its members have left, so nobody works on its tasks. */
export const nightShift: Group = {
  id: 5,
  name: 'Night shift',
  members: [henrik.id],
  personal: false,
};

/** Works on the tasks of Jonas while he is away. */
export const forJonas: Group = {
  id: 4,
  name: 'Jonas Weber (away)',
  members: [jonas.id, priya.id],
  personal: true,
};

export const everyGroup: readonly Group[] = [
  engineering,
  customerCare,
  wholeCompany,
  forJonas,
  nightShift,
];
