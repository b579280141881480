import assert from 'node:assert/strict';
import { emailOf } from '../../support/members.ts';
import { assertBroken, assertImpossible, assertInvalid } from './answers.ts';
import { type Json, useCurrentSandbox } from './currentSandbox.ts';

const goLive = { marina: 'Nordhavn', contact: 'Ole', guide: emailOf('priya') };

/** Facts §4: the values that each type of field takes, and how they are kept. */
describe('A value in today’s dialect', () => {
  const sandbox = useCurrentSandbox();

  /** Launches the go-live with the value; returns the run's value of the field. */
  const kept = async (name: string, value: unknown): Promise<Json> => {
    const { kickoff } = await sandbox().launch(14, { kickoff: { ...goLive, [name]: value } });
    const { output, fieldsets } = kickoff as {
      readonly output: readonly Json[];
      readonly fieldsets: readonly { readonly fields: readonly Json[] }[];
    };
    const all = [...output, ...fieldsets.flatMap(({ fields }) => fields)];
    const found = all.find(({ api_name: each }) => each === name);
    assert.ok(found);
    return found;
  };
  const texts = async (name: string, value: unknown): Promise<readonly unknown[]> => {
    const field = await kept(name, value);
    return [field.value, field.markdown_value, field.clear_value];
  };
  const refused = async (name: string, value: unknown, reason: RegExp): Promise<void> => {
    const answer = await sandbox().run(14, { kickoff: { ...goLive, [name]: value } });
    assertInvalid(answer, { api_name: name }, reason);
  };

  for (const [word, empty] of [
    ['nothing', undefined],
    ['null', null],
    ['""', ''],
    ['[]', []],
  ] as const) {
    it(`of ${word} is empty: refused only where one is required (§4, MSG_PW_0023)`, async () => {
      await refused('contact', empty, /required/);
      await refused('marina', empty, /required/);
      assert.deepEqual(await texts('opening', empty), ['', '', '']);
      assert.deepEqual(await texts('services', empty), ['', '', '']);
    });
  }

  it('of one space is not empty (§4)', async () => {
    assert.deepEqual(await texts('contact', ' '), [' ', ' ', ' ']);
    await refused('opening', ' ', /Unix seconds/);
  });

  it('of false, 0 or {} is not empty (§4)', async () => {
    await refused('season', false, /no such option/);
    await refused('season', 0, /no such option/);
    await refused('notes', {}, /text/);
  });

  describe('that is typed', () => {
    it('of a string is a text (§4.1, MSG_PW_0025)', async () => {
      await refused('contact', 5, /text/);
      assert.deepEqual(await texts('contact', ' Ole '), [' Ole ', ' Ole ', ' Ole ']);
    });

    it('of a string has at most 140 code points (§4.1, MSG_PW_0026)', async () => {
      await kept('contact', '⛵'.repeat(140));
      await kept('contact', '🚀'.repeat(140));
      await refused('contact', 'x'.repeat(141), /140/);
    });

    it('of a text may be of any length, and loses its markup in clear_value (§4.1)', async () => {
      await kept('notes', 'x'.repeat(10_000));
      const text = '**Long** and [linked](https://a.example)';
      assert.deepEqual(await texts('notes', text), [text, text, 'Long and linked']);
    });

    for (const number of ['30', '30.01', '-1', '1e1', ' 12 ', '1_000', 'NaN', 7]) {
      it(`of a number may be ${JSON.stringify(number)} (§4.1)`, async () => {
        await sandbox().launch(15, { kickoff: { pier: number } });
      });
    }

    for (const number of ['1,5', 'ten', ' ', [1], {}]) {
      it(`of a number may not be ${JSON.stringify(number)} (§4.1, MSG_PW_0084)`, async () => {
        const answer = await sandbox().run(15, { kickoff: { pier: number } });
        assertInvalid(answer, { api_name: 'pier' }, /number/);
      });
    }

    it('of a number is kept as a text, with binary noise if it came with a fraction (§4.1)', async () => {
      const pier = async (value: unknown): Promise<unknown> => {
        const { kickoff } = await sandbox().launch(15, { kickoff: { pier: value } });
        return (kickoff as { readonly output: readonly Json[] }).output.at(-1)?.value;
      };
      assert.equal(await pier('30.010'), '30.010');
      assert.equal(await pier(30), '30');
      assert.equal(await pier(0.1), '0.1000000000000000055511151231257827021181583404541015625');
    });

    it('of a date is a number of seconds; text is refused (§4.1, MSG_PW_0032)', async () => {
      const day = 'Sep 21, 2026, 02:13PM';
      assert.deepEqual(await texts('opening', 1_790_000_000), ['1790000000', day, day]);
      assert.equal((await kept('opening', 1_790_000_000.5)).value, '1790000000.5');
      await refused('opening', '1790000000', /Unix seconds/);
      await refused('opening', '2026-09-21', /Unix seconds/);
    });

    it('of a date may be a boolean, which is kept as True or False (§4.1)', async () => {
      assert.equal((await kept('opening', true)).value, 'True');
      assert.equal((await kept('opening', false)).value, 'False');
    });

    it('of a date in milliseconds breaks the service (§4.1)', async () => {
      assertBroken(await sandbox().run(14, { kickoff: { ...goLive, opening: 1.79e12 } }));
    });
  });

  it('may not have U+0000 in it, which breaks the service and leaves nothing behind (§4)', async () => {
    const count = async (): Promise<unknown> =>
      ((await sandbox().read('/workflows')) as Json).count;
    const before = await count();
    const map = [`[a\0](${sandbox().process.origin}/files/3f0c-12345678)`];
    for (const values of [{ contact: 'a\0b' }, { notes: '\0' }, { guide: 'a\0b' }, { map }]) {
      assertBroken(await sandbox().run(14, { kickoff: { ...goLive, ...values } }));
    }
    for (const values of [{ marina: 'a\0b' }, { services: ['\0'] }, { power: '\0' }]) {
      const [api_name] = Object.keys(values);
      assertInvalid(await sandbox().run(14, { kickoff: { ...goLive, ...values } }), { api_name });
    }
    assertInvalid(await sandbox().run(15, { name: 'a\0b' }), { name: 'name' });
    assert.equal(await count(), before);
  });

  const log = (url: unknown) => sandbox().run(16, { kickoff: { batch: '1', log: url } });
  for (const url of [
    'https://example.org/x',
    'example.org',
    'ftp://example.org/x?y#z',
    'localhost:8080/x',
    '127.0.0.1',
    'http://[::1]:80/',
    'a b.org',
    'mailto:ole@x.org',
    '//x.org',
    'https://ole:secret@x.org/',
    'https://xn--mller-kva.example/ü?q=a#b',
    'https://müller.example:8080',
    'bücher.example',
  ]) {
    it(`of a url may be ${url} (§4.1)`, async () => {
      assert.equal((await log(url)).status, 200);
    });
  }
  for (const url of [
    'ssh://example.org',
    '/x',
    '://x',
    'word',
    'https://a_b.example',
    'https://-a.example',
    'https://a.example)',
    'a.example:1',
    'https://a.example/b c',
    'https://x.org:1',
    ' ',
  ]) {
    it(`of a url may not be ${JSON.stringify(url)} (§4.1, MSG_PW_0035)`, async () => {
      assertInvalid(await log(url), { api_name: 'log' }, /not a web address/);
    });
  }
  it('of a url is a text, and becomes a link that is called like the field (§4.1)', async () => {
    assertInvalid(await log(5), { api_name: 'log' }, /as a text/);
    const { kickoff } = (await log('a.example/x')).body as {
      readonly kickoff: { readonly output: readonly Json[] };
    };
    const { value, markdown_value: markdown, clear_value: clear } = kickoff.output.at(-1) ?? {};
    assert.deepEqual(
      [value, markdown, clear],
      ['a.example/x', '[Log](a.example/x)', 'a.example/x'],
    );
  });

  describe('that is chosen', () => {
    it('of a dropdown or radio is the text of an option, its own or its dataset’s (§4.1)', async () => {
      assert.equal((await kept('marina', 'Test marina')).value, 'Test marina');
      assert.equal((await kept('marina', 'Kontiki Bay')).value, 'Kontiki Bay');
      assert.equal((await kept('power', '63 A')).value, '63 A');
      assert.equal((await kept('season', 'High season')).value, 'High season');
    });

    for (const option of ['nordhavn', 'Nordhavn ', 14001, 'selection-14001', ['Nordhavn']]) {
      it(`of a dropdown may not be ${JSON.stringify(option)} (§4.1, MSG_PW_0028)`, async () => {
        await refused('marina', option, /no such option/);
      });
    }

    it('of a checkbox is a list of texts of options (§4.1)', async () => {
      const joined = 'Wi-Fi, Water, Water';
      assert.deepEqual(await texts('services', ['Wi-Fi', 'Water', 'Water']), [
        joined,
        joined,
        joined,
      ]);
      await refused('services', 'Water', /list/);
      await refused('services', [1], /entry/);
      await refused('services', ['Water', 'Wine'], /do not exist/);
    });
  });

  it('of a file is a list of links to this server’s file service (§4.1)', async () => {
    const { origin } = sandbox().process;
    const [one, two] = [`${origin}/files/3f0c-12345678`, `${origin}/files/3f0c-87654321`];
    assert.deepEqual(await texts('map', [`[a.png](${one})`, ` `, `![b](${two} "t")`]), [
      `${one}, ${two} "t"`,
      `[a.png](${one}), ![b](${two} "t")`,
      `${one}, ${two} "t"`,
    ]);
  });

  for (const value of [
    'text',
    [5],
    ['3f0c-12345678'],
    ['[a](https://elsewhere.example/files/3f0c-12345678)'],
    ['[a](ORIGIN/files/short)'],
    ['[a](ORIGIN/files/3f0c-12345678) [b](ORIGIN/files/3f0c-12345678)'],
  ]) {
    it(`of a file may not be ${JSON.stringify(value)} (§4.1, MSG_PW_0036)`, async () => {
      const { origin } = sandbox().process;
      const sent: unknown = JSON.parse(JSON.stringify(value).replaceAll('ORIGIN', origin));
      await refused('map', sent, /Markdown links/);
    });
  }

  describe('that names somebody', () => {
    it('of a user is the e-mail address of a member, in any letter case (§4.1)', async () => {
      const user = await kept('guide', emailOf('jonas').toUpperCase());
      assert.deepEqual([user.value, user.user_id, user.group_id], ['Jonas Weber', 4, null]);
    });

    it('of a user may be somebody who is only invited, and then says so (§4.1)', async () => {
      const { value, user_id: id } = await kept('guide', emailOf('elena'));
      assert.match(value as string, /^elena\.petrova@blueharbor\.example \(.+\)$/);
      assert.equal(id, 7);
    });

    it('of a user may be the name of a group, in any letter case (§4.1)', async () => {
      const { value, user_id: user, group_id: group } = await kept('guide', 'customer CARE');
      assert.deepEqual([value, user, group], ['Customer care', null, 2]);
    });

    for (const user of [
      emailOf('henrik'),
      'nobody@blueharbor.example',
      'Jonas Weber',
      'Jonas Weber (away)',
      '3',
      3,
      ' ',
      ['Engineering'],
    ]) {
      it(`of a user may not be ${JSON.stringify(user)} (§4.1, §3.7, MSG_PW_0090)`, async () => {
        await refused('guide', user, /no such person or group/);
      });
    }
  });

  it('of a hidden field is checked like any other (§4.2)', async () => {
    assertInvalid(await sandbox().run(16, {}, 'priya'), { api_name: 'batch' }, /required/);
    await sandbox().launch(16, { kickoff: { batch: '2026-05' } }, 'priya');
  });

  it('is not taken from the default (§4.2)', async () => {
    assert.equal((await kept('season', undefined)).value, '');
    assert.equal((await kept('source', undefined)).value, '');
  });

  it('is sent flat for the fields of a set, and kept in the set (§3.4)', async () => {
    const { kickoff } = await sandbox().launch(14, { kickoff: { ...goLive, power: '16 A' } });
    const { id, output, fieldsets } = kickoff as {
      readonly id: unknown;
      readonly output: readonly Json[];
      readonly fieldsets: readonly { readonly fields: readonly Json[] }[];
    };
    assert.equal(typeof id, 'number');
    assert.ok(!output.some(({ api_name: name }) => name === 'power'));
    // The field sets are in no order.
    assert.deepEqual(fieldsets.map((set) => (set as unknown as Json).api_name).toSorted(), [
      'fieldset-budget',
      'fieldset-site',
    ]);
    assert.deepEqual(
      Object.keys(fieldsets[0] ?? {}),
      'id api_name name title description order label_position layout fields'.split(' '),
    );
    const values = fieldsets.flatMap(({ fields }) => fields.map(({ value }) => value));
    assert.ok(values.includes('16 A'));
  });

  it('has exactly these properties in a run (§3.4 O)', async () => {
    const { id, ...rest } = await kept('season', 'Low season');
    assert.equal(typeof id, 'number');
    assert.deepEqual(rest, {
      order: 4,
      type: 'radio',
      is_required: false,
      is_hidden: false,
      description: '',
      api_name: 'season',
      name: 'Season',
      value: 'Low season',
      markdown_value: 'Low season',
      clear_value: 'Low season',
      user_id: null,
      group_id: null,
      selections: ['High season', 'Low season'],
    });
  });

  const budget = (hardware: unknown, software: unknown, training: unknown) =>
    sandbox().run(14, {
      kickoff: {
        ...goLive,
        'share-hardware': hardware,
        'share-software': software,
        'share-training': training,
      },
    });

  it('of a set must keep to its sum, or the answer names no field (§4.2, MSG_FS_0002)', async () => {
    assertImpossible(await budget('50', '30', '10'), /add up to 100/);
    assertImpossible(await budget('50', null, ''), /100/);
    assert.equal((await budget('33.3', '33.3', '33.4')).status, 200);
    assert.equal((await budget('100', '', null)).status, 200);
  });

  it('of a set is free of its sum where all fields are blank (§4.2)', async () => {
    assert.equal((await budget('', null, undefined)).status, 200);
  });
});
