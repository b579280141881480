import assert from 'node:assert/strict';
import { createApi } from '../../../src/api/connect.ts';
import { fieldId, runId, selectionId, workflowId } from '../../../src/core/base/ids.ts';
import { instantOf } from '../../../src/core/base/timeZone.ts';
import { valueOf } from '../../support/apiHarness.ts';
import { zoneNamed } from '../../support/samples/zones.ts';
import { type Member, emailOf, keyOf } from '../../support/members.ts';
import { type Json, useCurrentSandbox } from './currentSandbox.ts';

/** The zones are tried on a machine in any zone. */
const zones: readonly (readonly [Member, string])[] = [
  ['maya', 'Pacific/Kiritimati'],
  ['tomas', 'America/Los_Angeles'],
  ['priya', 'Asia/Kolkata'],
  ['samuel', 'Africa/Lagos'],
];
const goLive = { marina: 'Nordhavn', contact: 'Ole', guide: emailOf('priya') };

/** Facts §2 and §4.3. */
describe('The time zone of whoever asks', () => {
  const sandbox = useCurrentSandbox({ timeZone: 'Pacific/Kiritimati' });

  for (const [member, zone] of zones) {
    const asHour = (at: number): string =>
      new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        month: 'short',
        day: '2-digit',
        hour: '2-digit',
      }).format(at);

    it(`is ${zone} for ${member} at /auth/context (§2)`, async () => {
      const { timezone } = (await sandbox().read('/auth/context', member)) as Json;
      assert.equal(timezone, zone);
    });

    it(`is that in which the run of ${member} has its date in its name (§4.3)`, async () => {
      const before = Date.now();
      const { name } = await sandbox().launch(15, { name: '{{date}}' }, member);
      const [, day, hour, half] = /^(.*), \d{4}, (\d\d):\d\d([AP]M)$/.exec(String(name)) ?? [];
      const shown = `${day ?? ''}, ${hour ?? ''} ${half ?? ''}`;
      const expected = [before, Date.now()].map((at) => asHour(at).replace(/\s/g, ' '));
      assert.ok(expected.includes(shown), `${shown}: not ${expected.join(' or ')}`);
    });

    it(`is that in which days of ${member} are read and written by the client`, async () => {
      const api = createApi(
        { server: sandbox().process.origin, key: keyOf(member) },
        { dialect: 'current' },
      );
      const openingOf = async (id: unknown): Promise<string | undefined> => {
        const run = await valueOf(api.getRun(runId(String(id))));
        return run.values.find(({ name }) => name === 'Opening')?.text;
      };
      const lastMinute = (instantOf('2026-11-27T23:59', zoneNamed(zone)) ?? 0) / 1000;
      const opening = { opening: lastMinute + 59 };
      const sent = await sandbox().launch(14, { kickoff: { ...goLive, ...opening } }, member);
      assert.equal(await openingOf(sent.id), '2026-11-27');
      const launched = await valueOf(
        api.launch({
          workflow: workflowId('14'),
          name: undefined,
          values: [
            {
              field: fieldId('marina'),
              value: { kind: 'dropdown', selection: selectionId('Nordhavn') },
            },
            { field: fieldId('contact'), value: { kind: 'string', text: 'Ole' } },
            { field: fieldId('guide'), value: { kind: 'user', text: emailOf('priya') } },
            { field: fieldId('opening'), value: { kind: 'date', text: '2026-11-27' } },
          ],
          taskLinks: [],
        }),
      );
      assert.equal(await openingOf(launched.id), '2026-11-27');
    });
  }
});
