import fc from 'fast-check';
import { anyJsonText, mutated } from './junk.ts';

/** Ways in which a file with this JSON can be damaged: by a broken disk, by a person, by malice. */
export function brokenFile(sound: Buffer): fc.Arbitrary<Uint8Array> {
  const asBytes = (text: string): Uint8Array => Buffer.from(text);
  const place = fc.nat({ max: sound.length - 1 });
  const cut = place.map((length) => sound.subarray(0, length));
  const flipped = fc
    .array(fc.tuple(place, fc.nat({ max: 7 })), { minLength: 1, maxLength: 8 })
    .map((flips) => {
      const bytes = Buffer.from(sound);
      for (const [at, bit] of flips) bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
      return bytes;
    });
  const doubled = place.map((at) => Buffer.concat([sound, sound.subarray(at)]));
  const otherValues = mutated([JSON.parse(sound.toString()) as unknown])
    .map((value) => JSON.stringify(value ?? null))
    .map(asBytes);
  // The text is made directly, since an object could not hold these names.
  const added = fc
    .tuple(fc.constantFrom('__proto__', 'constructor', 'toString', 'toJSON', 'then'), anyJsonText)
    .map(([name, json]) => asBytes(`{"${name}":${json},${sound.toString().slice(1)}`));
  const outOfBounds = fc
    .constantFrom('1e999', '-1e999', '1e300', '9007199254740993', '-0', '8.64e15', '0.1', '-1')
    .map((number) => asBytes(sound.toString().replace(/(?<=":)\d{6,}/g, number)));
  return fc.oneof(
    fc.uint8Array({ maxLength: 64 }),
    fc.uint8Array({ minLength: sound.length, maxLength: sound.length }),
    anyJsonText.map(asBytes),
    ...[cut, flipped, doubled, otherValues, added, outOfBounds],
  );
}
