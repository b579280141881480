import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  agree,
  createPersonZone,
  dayOf,
  daysAfter,
  instantOf,
  localTimeOf,
  machineZone,
  timeZone,
} from '../../../../src/core/base/timeZone.ts';
import {
  onMachineIn,
  triedZones,
  wholeHourZones,
  zoneNamed,
} from '../../../support/samples/zones.ts';

const newYork = zoneNamed('America/New_York');
const iso = (at: number | undefined): string => new Date(at ?? Number.NaN).toISOString();

describe('A time zone', () => {
  it('is one that the platform knows, under the name that it was given', () => {
    assert.equal(timeZone('Asia/Kolkata'), 'Asia/Kolkata');
    for (const name of ['', ' ', 'Mars/Olympus', 'null', '../etc']) {
      assert.equal(timeZone(name), undefined, name);
    }
  });

  it('is the machine’s where nothing is said', () => {
    for (const zone of triedZones) {
      assert.equal(
        onMachineIn(zone, () => iso(instantOf('2026-11-27T12:00', machineZone()))),
        iso(instantOf('2026-11-27T12:00', zone)),
      );
    }
    const person = createPersonZone(newYork);
    person.set(zoneNamed('Asia/Kolkata'));
    assert.equal(person.now, 'Asia/Kolkata');
    person.set(undefined);
    assert.equal(person.now, newYork);
  });

  it('agrees with another whose clocks show the same all year', () => {
    const now = Date.parse('2026-11-27T12:00:00Z');
    const agreeing = (one: string, other: string) => agree(zoneNamed(one), zoneNamed(other), now);
    assert.equal(agreeing('Europe/Berlin', 'Europe/Paris'), true);
    assert.equal(agreeing('Asia/Kolkata', 'Asia/Calcutta'), true);
    assert.equal(agreeing('Europe/London', 'UTC'), false);
  });
});

describe('The clocks of a zone', () => {
  it('show the last second of a day as that day, from UTC−12 to UTC+14', () => {
    for (const [index, zone] of wholeHourZones.entries()) {
      const midnight = Date.UTC(2026, 10, 28) - (index - 12) * 3_600_000;
      assert.equal(dayOf(midnight - 1000, zone), '2026-11-27', zone);
      assert.equal(dayOf(midnight, zone), '2026-11-28', zone);
      assert.equal(instantOf('2026-11-28', zone), midnight, zone);
      assert.equal(instantOf('2026-11-27T23:59', zone), midnight - 60_000, zone);
    }
  });

  it('do not depend on the machine’s', () => {
    const all = () =>
      triedZones.map((zone) => [
        instantOf('2027-03-14T02:30', zone),
        localTimeOf(Date.UTC(2026, 10, 1, 9), zone),
      ]);
    const inUtc = onMachineIn('UTC', all);
    for (const zone of triedZones) assert.deepEqual(onMachineIn(zone, all), inUtc, zone);
  });

  it('are later by what they skip', () => {
    const at = instantOf('2027-03-14T02:30', newYork);
    assert.equal(iso(at), '2027-03-14T07:30:00.000Z');
    assert.equal(localTimeOf(at ?? 0, newYork), '2027-03-14T03:30');
    // Samoa crossed the date line.
    const apia = zoneNamed('Pacific/Apia');
    assert.equal(localTimeOf(instantOf('2011-12-30T12:00', apia) ?? 0, apia), '2011-12-31T12:00');
  });

  it('count the first time where they show something twice', () => {
    assert.equal(iso(instantOf('2026-11-01T01:30', newYork)), '2026-11-01T05:30:00.000Z');
  });

  it('show again what they were set to', () => {
    const minute = fc
      .date({
        min: new Date('1970-01-02T00:00:00Z'),
        max: new Date('9999-12-30T00:00:00Z'),
        noInvalidDate: true,
      })
      .map((date) => Math.floor(date.getTime() / 60_000) * 60_000);
    fc.assert(
      fc.property(minute, fc.constantFrom(...triedZones, ...wholeHourZones), (at, zone) => {
        const shown = localTimeOf(at, zone);
        assert.equal(localTimeOf(instantOf(shown ?? '', zone) ?? 0, zone), shown);
      }),
    );
  });

  it('show nothing for what is on no calendar', () => {
    for (const text of [
      '',
      '2026-02-30',
      '2026-13-01',
      '2026-1-1',
      '2026-01-01T24:00',
      '12027-01-01',
    ]) {
      assert.equal(instantOf(text, newYork), undefined, text);
    }
    assert.equal(dayOf(Number.NaN, newYork), undefined);
    assert.equal(dayOf(8.64e15, newYork), undefined);
  });
});

describe('A day of the calendar', () => {
  it('comes so many days after another', () => {
    assert.equal(daysAfter('2026-12-31', 1), '2027-01-01');
    assert.equal(daysAfter('2028-02-28', 2), '2028-03-01');
  });
});
