/** The kick-off values of a run, read as a form and changed. */
import assert from 'node:assert/strict';
import { createApi } from '../../../src/api/connect.ts';
import type { PneumaticApi } from '../../../src/core/api.ts';
import { type RunId, workflowId } from '../../../src/core/base/ids.ts';
import { type FormInput, emptyInput, withValue } from '../../../src/core/form/input.ts';
import { launchValues } from '../../../src/core/form/values.ts';
import { validate } from '../../../src/core/form/validate.ts';
import { kickoffFormOf } from '../../../src/core/kickoff/kickoffForm.ts';
import {
  type RunForm,
  fillableRunForm,
  toValuesChange,
  valuesLockOf,
} from '../../../src/core/runs/runForm.ts';
import type { Field, FieldValue } from '../../../src/core/form/field.ts';
import { errorOf, valueOf } from '../../support/apiHarness.ts';
import { type Member, emailOf, keyOf } from '../../support/members.ts';
import { useCurrentSandbox } from './currentSandbox.ts';

const goLive = workflowId('14');

type Typed = Readonly<Record<string, string | readonly string[]>>;

/** What a person types into a form: options by their labels. */
const typed = (fields: readonly Field[], values: Typed): FormInput =>
  fields.reduce<FormInput>((all, field) => {
    const given = values[field.id];
    if (given === undefined) return all;
    const idOf = (label: string): string =>
      field.selections.find((each) => each.label === label)?.id ?? label;
    const value: FieldValue = typeof given === 'string' ? idOf(given) : given.map(idOf);
    return withValue(all, field, value);
  }, emptyInput);

const launched: Typed = {
  marina: 'Test marina',
  contact: 'Ole',
  guide: emailOf('priya'),
  services: ['Water', 'Wi-Fi'],
  season: 'Low season',
  opening: '2027-04-01',
};

for (const generation of ['v4.2', 'v5', 'v6', 'v7'] as const) {
  describe(`The values of a run in a sandbox of the generation ${generation}`, () => {
    const sandbox = useCurrentSandbox({ generation });
    const connect = (member: Member = 'maya'): PneumaticApi => {
      const { origin } = sandbox().process;
      const files = generation === 'v7' ? `${origin}/files` : undefined;
      return createApi({ server: origin, key: keyOf(member), files });
    };
    const launch = async (api: PneumaticApi): Promise<RunId> => {
      const workflow = await valueOf(api.getWorkflow(goLive));
      const form = kickoffFormOf(workflow, await valueOf(api.capabilities()));
      const values = launchValues(form, typed(form.fields, launched));
      return (await valueOf(api.launch({ workflow: goLive, name: 'W', values, taskLinks: [] }))).id;
    };
    const change = async (api: PneumaticApi, run: RunId, values: Typed) => {
      const form = await valueOf(api.getRunForm(run));
      const input = typed(form.fields, values);
      const { rules } = await valueOf(api.capabilities());
      assert.deepEqual(validate(fillableRunForm(form), input, rules), []);
      return toValuesChange(form, input, await valueOf(api.listAssignees()));
    };
    const starts = ({ fields }: RunForm): ReadonlyMap<string, unknown> =>
      new Map(fields.map(({ id, startValue }) => [id, startValue]));

    it('stand in its form, and only those that were typed are sent (§3.5 PATCH)', async () => {
      const api = connect();
      const run = await launch(api);
      const before = await valueOf(api.getRunForm(run));
      assert.deepEqual(starts(before).get('contact'), 'Ole');
      assert.deepEqual(starts(before).get('guide'), emailOf('priya'));
      const changed = await change(api, run, {
        contact: 'Kari',
        guide: emailOf('tomas'),
        services: ['Wi-Fi'],
        season: '',
        opening: '2027-05-02',
      });
      assert.deepEqual(changed.values?.map(({ field }) => field).toSorted(), [
        'contact',
        'guide',
        'opening',
        'season',
        'services',
      ]);
      await valueOf(api.changeRun(run, changed));
      const after = await valueOf(api.getRunForm(run));
      const again = await change(api, run, { contact: 'Kari', guide: emailOf('tomas') });
      assert.deepEqual(again.values, [], 'what a field holds already is not typed');
      const expected = new Map(starts(before));
      expected.set('contact', 'Kari').set('guide', emailOf('tomas')).set('season', undefined);
      expected.set('opening', '2027-05-02');
      const wifi = after.fields
        .find(({ id }) => id === 'services')
        ?.selections.find(({ label }) => label === 'Wi-Fi');
      expected.set('services', [wifi?.id]);
      assert.deepEqual([...starts(after)], [...expected]);
    });

    it('are changed by those who may, each refusal at its field', async () => {
      const byPriya = connect('priya');
      const run = await launch(byPriya);
      const api = connect();
      const changed = await change(api, run, { contact: 'Kari' });
      assert.equal(valuesLockOf(await valueOf(byPriya.getRunForm(run))), 'notChangeable');
      assert.equal((await errorOf(byPriya.changeRun(run, changed))).kind, 'forbidden');
      const [contact] = changed.values ?? [];
      assert.ok(contact);
      const emptied = { ...contact, value: { kind: 'emptied', of: 'string' } as const };
      const error = await errorOf(api.changeRun(run, { values: [emptied] }));
      assert.ok(error.kind === 'rejected');
      assert.deepEqual(
        error.rejections.map(({ target }) => target),
        [{ part: 'field', id: 'contact' }],
      );
      assert.equal(starts(await valueOf(api.getRunForm(run))).get('contact'), 'Ole');
    });
  });
}
