/** A launch, read back from its run into the form of its workflow. */
import assert from 'node:assert/strict';
import { createApi } from '../../../src/api/connect.ts';
import type { PneumaticApi } from '../../../src/core/api.ts';
import { workflowId } from '../../../src/core/base/ids.ts';
import type { Field, FieldValue } from '../../../src/core/form/field.ts';
import { fileNumbersIn } from '../../../src/core/form/fileLinks.ts';
import type { FillableForm } from '../../../src/core/form/fillableForm.ts';
import { type FormInput, emptyInput, withValue } from '../../../src/core/form/input.ts';
import { launchValues } from '../../../src/core/form/values.ts';
import { validate } from '../../../src/core/form/validate.ts';
import { kickoffFormOf } from '../../../src/core/kickoff/kickoffForm.ts';
import { toLaunchRequest } from '../../../src/core/kickoff/launchRequest.ts';
import { presetOfRun } from '../../../src/core/kickoff/preset.ts';
import { resolvePreset } from '../../../src/core/kickoff/resolvePreset.ts';
import { valueOf } from '../../support/apiHarness.ts';
import { emailOf, keyOf } from '../../support/members.ts';
import { useCurrentSandbox } from './currentSandbox.ts';

const goLive = workflowId('14');

/** The values as they are sent: numbers may be written in several ways, files have numbers. */
const sentIn = (form: FillableForm, input: FormInput): readonly unknown[] =>
  launchValues(form, input).map(({ field, value }) => {
    const { kind } = value;
    if (kind === 'number') return [field, Number(value.text)];
    if (kind !== 'file') return [field, value];
    const numbers = fileNumbersIn(value.text);
    return [field, numbers.length > 0 ? numbers : value.text];
  });

/** The id of the option with this label. */
const optionOf = ({ selections }: Field, label: string): string => {
  const selection = selections.find((each) => each.label === label);
  assert.ok(selection, label);
  return selection.id;
};

for (const generation of ['v4.2', 'v5', 'v6', 'v7'] as const) {
  describe(`A run in a sandbox of the generation ${generation}`, () => {
    const sandbox = useCurrentSandbox({ generation });
    const connect = (): PneumaticApi => {
      const { origin } = sandbox().process;
      const files = generation === 'v7' ? `${origin}/files` : undefined;
      return createApi({ server: origin, key: keyOf('maya'), files });
    };

    it('leads back to the values that it was launched with', async () => {
      const api = connect();
      const workflow = await valueOf(api.getWorkflow(goLive));
      const capabilities = await valueOf(api.capabilities());
      const form = kickoffFormOf(workflow, capabilities, await valueOf(api.listAssignees()));
      const content = new TextEncoder().encode('A map');
      const map = await valueOf(api.upload({ name: 'map.txt', type: 'text/plain', content }));
      const typed: Readonly<Record<string, (field: Field) => FieldValue>> = {
        marina: (field) => optionOf(field, 'Test marina'),
        contact: () => 'Harbour\u202e office',
        guide: () => emailOf('priya'),
        'share-hardware': () => '50.125',
        'share-software': () => '29.875',
        'share-training': () => '20',
        opening: () => '2027-04-01',
        services: (field) => ['Water', 'Wi-Fi'].map((label) => optionOf(field, label)),
        season: (field) => optionOf(field, 'Low season'),
        map: () => map,
        notes: () => '**Two** cranes\n- [x](https://x.example)',
      };
      const input = form.fields.reduce<FormInput>(
        (all, field) => {
          const value = typed[field.id]?.(field);
          return value === undefined ? all : withValue(all, field, value);
        },
        { ...emptyInput, marks: { '.': 'decimal' } },
      );
      assert.deepEqual(validate(form, input, capabilities.rules), []);
      const { id } = await valueOf(api.launch(toLaunchRequest(goLive, form, input, undefined)));
      const preset = presetOfRun(await valueOf(api.getRun(id)));
      assert.ok(preset);
      const again = resolvePreset(preset, form, {
        rules: capabilities.rules,
        suggestedName: workflow.nameTemplate ?? '',
        now: Date.now(),
      });
      assert.deepEqual(again.remarks, []);
      assert.equal(again.input.name, null);
      assert.deepEqual(validate(form, again.input, capabilities.rules), []);
      assert.deepEqual(sentIn(form, again.input), sentIn(form, input));
    });
  });
}
