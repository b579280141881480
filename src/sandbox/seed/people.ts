import type { Person } from '../model/people.ts';

const photo = (name: string): string => `https://blueharbor.example/people/${name}.jpeg`;

/** A software engineer and an admin of the account; the demo account's keys belong to her. */
export const maya: Person = {
  id: 1,
  email: 'maya.lindqvist@blueharbor.example',
  firstName: 'Maya',
  lastName: 'Lindqvist',
  photo: photo('maya'),
  status: 'active',
  timeZone: 'UTC',
  role: 'admin',
};

/** Leads engineering; owns the account. */
export const tomas: Person = {
  id: 2,
  email: 'tomas.rivera@blueharbor.example',
  firstName: 'Tomás',
  lastName: 'Rivera',
  photo: photo('tomas'),
  status: 'active',
  timeZone: 'America/Los_Angeles',
  role: 'owner',
};

/** Keeps the service running. */
export const priya: Person = {
  id: 3,
  email: 'priya.nair@blueharbor.example',
  firstName: 'Priya',
  lastName: 'Nair',
  photo: photo('priya'),
  status: 'active',
  timeZone: 'Asia/Kolkata',
  role: 'member',
};

/** Security. */
export const jonas: Person = {
  id: 4,
  email: 'jonas.weber@blueharbor.example',
  firstName: 'Jonas',
  lastName: 'Weber',
  photo: null,
  status: 'active',
  timeZone: 'Europe/Berlin',
  role: 'member',
};

/** Leads customer support. */
export const aiko: Person = {
  id: 5,
  email: 'aiko.tanaka@blueharbor.example',
  firstName: 'Aiko',
  lastName: 'Tanaka',
  photo: photo('aiko'),
  status: 'active',
  timeZone: 'Asia/Tokyo',
  role: 'member',
};

/** People and finance; an admin of the account. */
export const samuel: Person = {
  id: 6,
  email: 'samuel.okafor@blueharbor.example',
  firstName: 'Samuel',
  lastName: 'Okafor',
  photo: null,
  status: 'active',
  timeZone: 'Africa/Lagos',
  role: 'admin',
};

/** Communications; has not accepted the invitation yet. */
export const elena: Person = {
  id: 7,
  email: 'elena.petrova@blueharbor.example',
  firstName: 'Elena',
  lastName: 'Petrova',
  photo: null,
  status: 'invited',
  timeZone: 'Europe/Sofia',
  role: 'member',
};

/** Works here no longer. */
export const henrik: Person = {
  id: 8,
  email: 'henrik.dahl@blueharbor.example',
  firstName: 'Henrik',
  lastName: 'Dahl',
  photo: null,
  status: 'inactive',
  timeZone: 'Europe/Copenhagen',
  role: 'member',
};

/** The people who work here. */
export const everyone: readonly Person[] = [maya, tomas, priya, jonas, aiko, samuel, elena];
