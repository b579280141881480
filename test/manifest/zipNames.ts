/** The mark before the number of entries in a zip file, and before the position of their list. */
const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const entryHeader = 46;

/**
 * The names of the files in a zip file, in order.
 * @throws if it is no zip file.
 */
export function zipNames(zip: Buffer): readonly string[] {
  const mark = Buffer.alloc(4);
  mark.writeUInt32LE(endMark);
  const end = zip.lastIndexOf(mark);
  if (end < 0) throw new Error('This is no zip file.');
  const names: string[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== entryMark) throw new Error(`There is no entry at ${at}.`);
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    names.push(zip.toString('utf8', at + entryHeader, at + entryHeader + (name ?? 0)));
    at += entryHeader + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return names;
}
