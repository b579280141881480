import assert from 'node:assert/strict';
import { nameLikeness } from '../../../../src/core/runs/runNames.ts';

const long = 'Berth '.repeat(30).trim();

describe('The name of a run', () => {
  const cases: readonly (readonly [string, string, 'same' | 'filled' | undefined])[] = [
    ['Harbor', 'Harbor', 'same'],
    [' Harbor\n', 'Harbor', 'same'],
    ['Har\u00adbor \u200b', 'Har\ufffdbor \ufffd', 'same'],
    ['Hafen für Köln', 'Hafen fu\u0308r Ko\u0308ln', 'same'],
    ['{{nonsense}}', '{{nonsense}}', 'same'],
    ['{{date}} — Onboarding for Acme', 'Nov 27, 2026 — Onboarding for Acme', 'filled'],
    ['Run {{ workflow-id }}', 'Run 4711', 'filled'],
    ['{{a}}{{b}} of {{c}}', 'x of ', 'filled'],
    ['{{date}} \u00ad Acme', 'Nov 27 \ufffd Acme', 'filled'],
    [long, `${long.slice(0, 119)}…`, 'filled'],
    [`{{date}} — ${long}`, `Nov 27, 2026 — ${long.slice(0, 104)}…`, 'filled'],
    [`Of {{customer}} in ${long}`, `Of ${'Acme '.repeat(23)}…`, 'filled'],
    ['Harbor', 'Another', undefined],
    ['Harbor', 'Harbor 2', undefined],
    ['Harbor', 'Harbor…', undefined],
    ['{{date}} — Onboarding', 'Nov 27, 2026 — Offboarding', undefined],
    ['{{date}} — Onboarding', 'Nov 27, 2026 — Onboarding for Acme', undefined],
    ['aba{{x}}aba', 'aba', undefined],
    [long, `Marina ${long.slice(0, 100)}…`, undefined],
  ];
  for (const [sent, name, likeness] of cases) {
    it(`${JSON.stringify(name).slice(0, 40)} is ${likeness ?? 'another'} for ${JSON.stringify(sent).slice(0, 40)}`, () => {
      assert.equal(nameLikeness(sent, name), likeness);
    });
  }
});
