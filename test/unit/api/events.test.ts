import assert from 'node:assert/strict';
import * as v from 'valibot';
import { toEvents } from '../../../src/api/current/runs/events.ts';
import { eventSchema } from '../../../src/api/current/runs/schema.ts';
import { type People, nobody } from '../../../src/api/current/people.ts';
import { machineZone } from '../../../src/core/base/timeZone.ts';
import { personId } from '../../../src/core/base/ids.ts';
import type { Person } from '../../../src/core/workflows/workflow.ts';

/** People who note how often all of them are looked at. */
class NotedUsers extends Map<string, Person> {
  looks = 0;

  override values(): MapIterator<Person> {
    this.looks += 1;
    return super.values();
  }
}

describe('The log of a run', () => {
  const comments = (text: string) =>
    Array.from({ length: 50 }, (_, index) => v.parse(eventSchema, { id: index, type: 5, text }));
  const sources = (text: string, people: People) =>
    toEvents(comments(text), { people, me: undefined, zone: machineZone() }).map(
      ({ comment }) => comment?.source,
    );

  for (const [text, source, looks] of [
    ['Thank you, [Ole|1]!', 'Thank you, @Ole!', 1],
    ['Thank you, @Ole!', 'Thank you, @Ole!', 0],
  ] as const) {
    it(`looks at all people ${looks === 1 ? 'once' : 'never'} for 50 comments such as “${text}”`, () => {
      const ole = { id: personId('1'), name: 'Ole', email: 'ole@x.example', photo: undefined };
      const users = new NotedUsers([['1', { ...ole, status: 'active' }]]);
      const all = sources(text, { ...nobody, users });
      assert.deepEqual([new Set(all), users.looks], [new Set([source]), looks]);
    });
  }
});
