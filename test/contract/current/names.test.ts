import assert from 'node:assert/strict';
import { emailOf } from '../../support/members.ts';
import { useCurrentSandbox } from './currentSandbox.ts';

const time = '[A-Z][a-z]{2} \\d{2}, \\d{4}, \\d{2}:\\d{2}(AM|PM)';
const goLive = { marina: 'Nordhavn', contact: 'Ole', guide: emailOf('priya') };
const release = {
  'release-version': '5.0.0',
  'release-type': 'Major',
  components: ['Web app'],
  'release-date': 1_790_000_000,
  'release-captain': emailOf('priya'),
};

/** Facts §4.3. */
describe('The name of a run in today’s dialect', () => {
  const sandbox = useCurrentSandbox();
  const named = async (
    template: number,
    name: string | undefined,
    kickoff: object = {},
  ): Promise<string> => (await sandbox().launch(template, { name, kickoff })).name as string;

  it('is the one that was sent (§4.3)', async () => {
    assert.equal(await named(14, 'My opening', goLive), 'My opening');
  });

  it('is the template’s otherwise, with its tokens filled in (§4.3)', async () => {
    assert.match(await named(14, undefined, goLive), new RegExp(`^Nordhavn goes live – ${time}$`));
    assert.equal(await named(7, undefined, release), 'Harbormaster 5.0.0');
  });

  it('is the time and the template’s name where there is no other (§4.3)', async () => {
    assert.match(await named(15, undefined), new RegExp(`^${time} — Berth inspection$`));
  });

  it('may have the system’s own words in it (§4.3)', async () => {
    const words =
      '{{ template-name }}|{{workflow-starter}}|{{account_name}}|{{user_first_name}}|' +
      '{{user_last_name}}|{{user_email}}';
    assert.equal(
      await named(15, words),
      `Berth inspection|Maya Lindqvist|Blue Harbor|Maya|Lindqvist|${emailOf('maya')}`,
    );
    assert.match(await named(15, 'On {{date}}'), new RegExp(`^On ${time}$`));
  });

  it('may have the run’s own id in it (§4.3)', async () => {
    const run = await sandbox().launch(15, { name: '#{{workflow-id}}' });
    assert.equal(run.name, `#${String(run.id)}`);
  });

  it('may have values in it, as people read them; an empty one leaves nothing (§4.3)', async () => {
    const kickoff = { ...goLive, opening: 1_790_000_000, services: ['Fuel', 'Water'] };
    assert.equal(
      await named(14, '{{guide}}, {{opening}}, {{services}}, [{{season}}]', kickoff),
      'Priya Nair, Sep 21, 2026, 02:13PM, Fuel, Water, []',
    );
  });

  it('keeps tokens that stand for nothing (§4.3)', async () => {
    assert.equal(await named(15, '{{nobody}} {{ pier }}', { pier: '7' }), '{{nobody}} 7');
  });

  it('keeps a field with a system’s word in its name, unless there is another (§4.3)', async () => {
    assert.equal(await named(7, '{{release-date}}', release), '{{release-date}}');
    assert.equal(
      await named(7, '{{release-version}} {{release-date}}', release),
      '5.0.0 Sep 21, 2026, 02:13PM',
    );
  });

  it('is cut to 119 characters and an ellipsis after all that (§4.3)', async () => {
    assert.equal(await named(15, 'x'.repeat(120)), 'x'.repeat(120));
    assert.equal(await named(15, 'x'.repeat(121)), `${'x'.repeat(119)}…`);
    const contact = 'y'.repeat(130);
    assert.equal(await named(14, '{{contact}}', { ...goLive, contact }), `${'y'.repeat(119)}…`);
  });
});
