/** The longest name of a file, without its ending. */
const longest = 60;

/** The name of a file for a launch: readable, good for every system, and of no other file. */
export function fileNameFor(name: string, taken: readonly string[]): string {
  const used = new Set(taken.map((each) => each.toLowerCase()));
  const readable =
    name
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .slice(0, longest)
      .replaceAll(/^-+|-+$|[\ud800-\udbff]$/g, '') || 'launch';
  for (let count = 1; ; count++) {
    const file = `${readable}${count === 1 ? '' : `-${count}`}.pneumatic.json`;
    if (!used.has(file)) return file;
  }
}
